package dev.wattle.ops.deadletter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wattle.audit.AuditLog;
import dev.wattle.ops.MaskedTree;
import java.util.List;
import java.util.Map;
import org.springframework.jmx.export.annotation.ManagedAttribute;
import org.springframework.jmx.export.annotation.ManagedOperation;
import org.springframework.jmx.export.annotation.ManagedOperationParameter;
import org.springframework.jmx.export.annotation.ManagedResource;
import org.springframework.stereotype.Component;

/** Dead letters over JMX, as Hawtio shows them. Public because JMX calls it. */
@Component
@ManagedResource(
    objectName = "dev.wattle:type=DeadLetters",
    description = "What could not be done, to replay or discard")
public class DeadLettersBean {

  private final DeadLetterLedger ledger;
  private final DeadLetterDesk desk;
  private final AuditLog audit;
  private final ObjectMapper json;

  DeadLettersBean(DeadLetterLedger ledger, DeadLetterDesk desk, AuditLog audit, ObjectMapper json) {
    this.ledger = ledger;
    this.desk = desk;
    this.audit = audit;
    this.json = json;
  }

  @ManagedAttribute(description = "How many are parked, by flow")
  public Map<String, Long> getOpen() {
    return ledger.open();
  }

  @ManagedOperation(description = "The newest parked ones as JSON; an empty flow lists all flows")
  @ManagedOperationParameter(name = "flow", description = "Route id of the flow")
  @ManagedOperationParameter(name = "limit", description = "1 to 500")
  public String list(String flow, int limit) throws JsonProcessingException {
    DeadLetterQuery query = DeadLetterQuery.of(flow, null, "parked", limit, null);
    List<DeadLetterView> letters = ledger.list(query).stream().map(DeadLetterView::of).toList();
    return json.writeValueAsString(letters);
  }

  @ManagedOperation(
      description = "One as JSON, addresses masked; GET /ops/dead-letters/{id} has the original")
  @ManagedOperationParameter(name = "id", description = "From the list")
  public String show(String id) throws JsonProcessingException {
    return json.writeValueAsString(
        MaskedTree.of(json.valueToTree(DeadLetterDetail.of(desk.find(id), json))));
  }

  @ManagedOperation(description = "Puts the original on its topic again")
  @ManagedOperationParameter(name = "id", description = "From the list")
  public void replay(String id) {
    desk.replay(id, audit.who("jmx"));
  }

  @ManagedOperation(description = "Replays all of a flow in their order; says how many")
  @ManagedOperationParameter(name = "flow", description = "Route id of the flow")
  public int replayAll(String flow) {
    return desk.replayAll(flow, audit.who("jmx"));
  }

  @ManagedOperation(description = "Closes it without doing it")
  @ManagedOperationParameter(name = "id", description = "From the list")
  public void discard(String id) {
    desk.discard(id, audit.who("jmx"));
  }
}
