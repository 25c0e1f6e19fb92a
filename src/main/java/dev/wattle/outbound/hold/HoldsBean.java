package dev.wattle.outbound.hold;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wattle.audit.AuditLog;
import org.springframework.jmx.export.annotation.ManagedOperation;
import org.springframework.jmx.export.annotation.ManagedOperationParameter;
import org.springframework.jmx.export.annotation.ManagedResource;
import org.springframework.stereotype.Component;

/** Holds over JMX, as Hawtio shows them. Public because JMX calls it. */
@Component
@ManagedResource(
    objectName = "dev.wattle:type=Holds",
    description = "Numbers, accounts and templates that wait because of an error")
public class HoldsBean {

  private final HoldDesk desk;
  private final AuditLog audit;
  private final ObjectMapper json;

  HoldsBean(HoldDesk desk, AuditLog audit, ObjectMapper json) {
    this.desk = desk;
    this.audit = audit;
    this.json = json;
  }

  @ManagedOperation(description = "All of them as JSON")
  public String list() throws JsonProcessingException {
    return json.writeValueAsString(desk.list());
  }

  @ManagedOperation(description = "The cause is mended; says how many messages go on")
  @ManagedOperationParameter(
      name = "kind",
      description = "number, account, marketing, template, blocked, identity or alarm")
  @ManagedOperationParameter(name = "key", description = "From the list")
  public int release(String kind, String key) {
    return desk.release(kind, key, audit.who("jmx"));
  }
}
