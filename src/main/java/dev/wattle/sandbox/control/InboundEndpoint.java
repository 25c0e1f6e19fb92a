package dev.wattle.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.wattle.sandbox.whatsapp.webhook.Inbound;
import dev.wattle.sandbox.whatsapp.webhook.People;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /sandbox/whatsapp/inbound}: a person writes, for scripts. */
@RestController
@Profile("sandbox")
class InboundEndpoint {

  private static final Set<String> PREFERENCES = Set.of("stop", "resume");

  private final Inbound inbound;
  private final People people;

  InboundEndpoint(Inbound inbound, People people) {
    this.inbound = inbound;
    this.people = people;
  }

  /**
   * Body: {@code {"from":"+61491570156","text":"Hello"}}, or {@code type} with Meta's object under
   * its key, or {@code {"from":…,"marketing":"stop"}}; optional {@code name}, {@code replyTo}.
   */
  @PostMapping("/sandbox/whatsapp/inbound")
  Map<String, String> write(@RequestBody JsonNode body) {
    String from = body.path("from").asText().replaceFirst("^\\+", "");
    if (!from.matches("[1-9]\\d{6,14}|[A-Z]{2}\\.(ENT\\.)?[A-Za-z0-9]{1,128}")) {
      throw FieldProblem.malformed("from", "from must be a phone with plus, or a user id");
    }
    if (body.has("name")) {
      people.name(from, body.path("name").asText());
    }
    String preference = body.path("marketing").asText("");
    if (PREFERENCES.contains(preference)) {
      inbound.prefer(from, preference);
      return Map.of("marketing", preference);
    }
    String type = body.path("type").asText("text");
    JsonNode content =
        body.path(type).isTextual()
            ? JsonNodeFactory.instance.objectNode().put("body", body.path(type).asText())
            : body.path(type);
    if (content.isMissingNode() || content.isNull()) {
      throw FieldProblem.malformed(type, "the content of type " + type + " is missing");
    }
    return Map.of("id", inbound.write(from, type, content, body.path("replyTo").textValue()));
  }
}
