package dev.wattle.api.message;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wattle.outbound.ledger.MessageReceipt;
import dev.wattle.outbound.ledger.MessageReceipt.Attempt;
import dev.wattle.outbound.ledger.MessageReceipt.Problem;
import dev.wattle.outbound.ledger.MessageReceipt.Ruling;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A message as the API shows it; never what it says. */
@Component
public class MessageView {

  private final ObjectMapper json;

  MessageView(ObjectMapper json) {
    this.json = json;
  }

  /** What is shown of a message in a list. */
  public ObjectNode brief(MessageReceipt receipt) {
    ObjectNode node =
        json.createObjectNode()
            .put("id", receipt.id())
            .put("state", receipt.state().text())
            .put("href", "/api/messages/" + receipt.id())
            .put("purpose", receipt.purpose().text())
            .put("type", receipt.type())
            .put("requestedAt", receipt.requestedAt().toString());
    putIf(node, "template", receipt.template());
    if (receipt.verdict() != null) {
      node.set("verdict", ruling(receipt.verdict()));
    }
    return node;
  }

  /** All of it. */
  ObjectNode full(MessageReceipt receipt) {
    ObjectNode node = brief(receipt);
    node.put("contact", receipt.contact().toString())
        .put("from", receipt.number())
        .put("flow", receipt.flow())
        .put("cause", receipt.cause());
    putIf(node, "wamid", receipt.wamid());
    putIf(node, "dueAt", receipt.dueAt());
    ArrayNode earlier = node.putArray("earlierVerdicts");
    receipt.earlierVerdicts().forEach(ruling -> earlier.add(ruling(ruling)));
    ArrayNode attempts = node.putArray("attempts");
    receipt.attempts().forEach(attempt -> attempts.add(attempt(attempt)));
    ArrayNode statuses = node.putArray("statuses");
    receipt
        .statuses()
        .forEach(
            (status, at) -> statuses.addObject().put("status", status).put("at", at.toString()));
    if (receipt.error() != null) {
      node.set("error", error(receipt.error()));
    }
    return node;
  }

  private ObjectNode ruling(Ruling ruling) {
    ObjectNode node =
        json.createObjectNode()
            .put("outcome", ruling.outcome())
            .put("rule", ruling.rule())
            .put("at", ruling.at().toString());
    putIf(node, "detail", ruling.detail());
    if (ruling.consentRow() != null) {
      node.put("consent", ruling.consentRow());
    }
    return node;
  }

  private ObjectNode attempt(Attempt attempt) {
    ObjectNode node =
        json.createObjectNode()
            .put("number", attempt.no())
            .put("at", attempt.startedAt().toString())
            .put("outcome", attempt.outcome())
            .put("tookMs", attempt.tookMs());
    if (attempt.code() != null) {
      node.put("code", attempt.code());
    }
    putIf(node, "detail", attempt.detail());
    return node;
  }

  private ObjectNode error(Problem problem) {
    ObjectNode node = json.createObjectNode();
    putIf(node, "rule", problem.rule());
    if (problem.code() != null) {
      node.put("code", problem.code());
    }
    putIf(node, "detail", problem.detail());
    return node;
  }

  private static void putIf(ObjectNode node, String field, @Nullable Object value) {
    if (value != null) {
      node.put(field, value.toString());
    }
  }
}
