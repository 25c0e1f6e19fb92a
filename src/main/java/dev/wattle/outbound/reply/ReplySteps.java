package dev.wattle.outbound.reply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** What the Kamelets comment-message-action, template-offer-action and file-kind-action do. */
@Component("replySteps")
public class ReplySteps {

  private static final int LONGEST = 4096;

  private final TemplateCommand command;
  private final FileKind kinds;
  private final ObjectMapper json;

  ReplySteps(TemplateCommand command, FileKind kinds, ObjectMapper json) {
    this.command = command;
    this.kinds = kinds;
    this.json = json;
  }

  /**
   * The body, an event {@code helpdesk.ticket.commented}, becomes the message that it asks for: the
   * template of a command, public or not, else the public text; {@code {}} if none.
   */
  public void message(Exchange exchange) {
    JsonNode comment = exchange.getMessage().getBody(JsonNode.class).at("/data/comment");
    String text = comment.path("text").asText("").strip();
    ObjectNode message = json.createObjectNode();
    Optional<Map<String, Object>> template = command.read(text);
    if (template.isPresent()) {
      message.put("purpose", "service").put("type", "template");
      message.set("template", json.valueToTree(template.get()));
    } else if (comment.path("public").asBoolean() && !text.isEmpty()) {
      message.put("purpose", "service").put("type", "text").putObject("text").put("body", text);
      if (text.codePointCount(0, text.length()) > LONGEST) {
        message.put("split", true);
      }
    }
    exchange.getMessage().setBody(message);
  }

  /**
   * Sets property {@code templateOffer}: lines that an agent can write to send a template; the body
   * stays.
   *
   * @param template the only one to offer; empty for the first few
   */
  public void offer(Exchange exchange, String template) {
    exchange.setProperty("templateOffer", String.join("\n", command.offers(template)));
  }

  /**
   * The body, {@code {name, type, size}} of a file, becomes {@code {kind, why}}: the kind of
   * message that takes it, or an empty one and the reason.
   */
  public void kind(Exchange exchange) {
    JsonNode file = exchange.getMessage().getBody(JsonNode.class);
    FileKind.Answer answer =
        kinds.of(
            file.path("name").asText("file"),
            file.path("type").asText("application/octet-stream"),
            file.path("size").asLong());
    exchange
        .getMessage()
        .setBody(json.createObjectNode().put("kind", answer.kind()).put("why", answer.why()));
  }
}
