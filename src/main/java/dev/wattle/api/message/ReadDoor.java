package dev.wattle.api.message;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.api.JsonBody;
import dev.wattle.api.JsonShape;
import dev.wattle.api.description.OpenApi;
import dev.wattle.api.problem.Finding;
import dev.wattle.api.problem.Findings;
import dev.wattle.outbound.read.ReadReceipts;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** {@code POST /api/messages/read}. */
@Component("apiRead")
public class ReadDoor {

  private final JsonBody bodies;
  private final JsonShape shape;
  private final ObjectProvider<ReadReceipts> receipts;

  ReadDoor(JsonBody bodies, OpenApi api, ObjectProvider<ReadReceipts> receipts) {
    this.bodies = bodies;
    this.shape = api.shape("Read");
    this.receipts = receipts;
  }

  /** Answers 200 once WhatsApp has taken it. */
  public void post(Exchange exchange) {
    JsonNode body = bodies.read(exchange, Set.of("application/json"));
    List<Finding> findings = shape.check(body);
    if (!findings.isEmpty()) {
      throw Findings.refuse("api.read-invalid", "the request", findings);
    }
    String wamid = body.path("message").asText();
    @Nullable String number = body.path("number").textValue();
    receipts.getObject().mark(wamid, number, body.path("typing").asBoolean());
    bodies.answer(exchange, 200, Map.of("message", wamid, "read", true));
  }
}
