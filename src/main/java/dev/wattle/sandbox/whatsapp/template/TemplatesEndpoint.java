package dev.wattle.sandbox.whatsapp.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wattle.sandbox.SandboxAnswer;
import dev.wattle.sandbox.whatsapp.rules.GraphError;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code /{waba-id}/message_templates} and {@code /{template-id}}. */
public final class TemplatesEndpoint {

  private static final Set<String> CATEGORIES = Set.of("MARKETING", "UTILITY", "AUTHENTICATION");
  private static final Set<String> EDITABLE = Set.of("APPROVED", "REJECTED", "PAUSED");

  private static final Duration BLOCKED = Duration.ofDays(30);

  private final TemplateShelf shelf;
  private final TemplateFate fate;
  private final Clock clock;

  public TemplatesEndpoint(TemplateShelf shelf, TemplateFate fate, Clock clock) {
    this.shelf = shelf;
    this.fate = fate;
    this.clock = clock;
  }

  public SandboxAnswer create(JsonNode body) {
    String name = body.path("name").asText();
    if (!name.matches("[a-z0-9_]{1,512}")) {
      throw GraphError.invalid("Param name must be lower-case letters, digits and underscores.");
    }
    if (!body.path("language").asText().matches("[a-z]{2,3}(_[A-Z]{2,3})?")) {
      throw GraphError.invalid("Param language must be a supported code such as en_US.");
    }
    if (!CATEGORIES.contains(body.path("category").asText())) {
      throw GraphError.invalid("Param category must be one of " + CATEGORIES);
    }
    TemplateLimits.check(body.path("components"));
    if (shelf.find(name, body.path("language").asText()).isPresent()) {
      throw GraphError.invalid("There is already content in this language for this template.");
    }
    ObjectNode template = body.deepCopy();
    if (shelf.blockedUntil(template).filter(clock.instant()::isBefore).isPresent()) {
      throw GraphError.invalid("The name was deleted less than 30 days ago and is blocked.");
    }
    ObjectNode added = shelf.add(template.put("status", "APPROVED"));
    return SandboxAnswer.json(200, shown(added).retain("id", "status", "category"));
  }

  public SandboxAnswer list(Map<String, String> query) {
    List<ObjectNode> found =
        shelf.all().stream().filter(template -> matches(template, query)).toList();
    int from = cursor(query.get("after"));
    int to = Math.min(found.size(), from + limit(query.get("limit")));
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode data = answer.putArray("data");
    found.subList(Math.min(from, to), to).forEach(template -> data.add(shown(template)));
    ObjectNode cursors = answer.putObject("paging").putObject("cursors");
    cursors.put("before", "c" + from).put("after", "c" + to);
    if (to < found.size()) {
      answer.withObject("/paging").put("next", "the address of the next page");
    }
    return SandboxAnswer.json(200, answer);
  }

  public SandboxAnswer delete(Map<String, String> query) {
    String name = query.getOrDefault("name", "");
    String id = query.get("hsm_id");
    List<ObjectNode> gone =
        shelf.all().stream()
            .filter(template -> template.path("name").asText().equals(name))
            .filter(template -> id == null || template.path("id").asText().equals(id))
            .toList();
    if (gone.isEmpty()) {
      throw GraphError.invalid("Message template not found.");
    }
    if (gone.stream().anyMatch(template -> "DISABLED".equals(template.path("status").asText()))) {
      throw GraphError.invalid("A disabled template cannot be deleted.");
    }
    for (ObjectNode template : gone) {
      shelf.remove(template, blockedUntil(template));
      fate.deleted(template);
    }
    return success();
  }

  public SandboxAnswer read(ObjectNode template) {
    return SandboxAnswer.json(200, shown(template));
  }

  public SandboxAnswer edit(ObjectNode template, JsonNode body) {
    String status = template.path("status").asText();
    if (!EDITABLE.contains(status)) {
      throw GraphError.of(400, 2388039, "Template cannot be edited", "Its status is " + status);
    }
    ObjectNode changed = template.deepCopy();
    if (body.has("category")) {
      if ("APPROVED".equals(status)) {
        throw GraphError.invalid("The category of an approved template is fixed.");
      }
      changed.set("category", body.get("category"));
    }
    if (body.has("components")) {
      TemplateLimits.check(body.path("components"));
      changed.set("components", body.get("components"));
    }
    shelf.put(changed);
    return success();
  }

  public SandboxAnswer unpause(ObjectNode template) {
    if (!"PAUSED".equals(template.path("status").asText())) {
      throw GraphError.invalid("Only a paused template can be unpaused.");
    }
    fate.unpaused(template);
    return success();
  }

  private Instant blockedUntil(ObjectNode template) {
    boolean approved = "APPROVED".equals(template.path("status").asText());
    return approved ? clock.instant().plus(BLOCKED) : clock.instant();
  }

  /** Meta's answer where there is nothing to say. */
  public static SandboxAnswer success() {
    return SandboxAnswer.json(200, JsonNodeFactory.instance.objectNode().put("success", true));
  }

  private static boolean matches(ObjectNode template, Map<String, String> query) {
    return List.of("name", "language", "category", "status").stream()
        .filter(query::containsKey)
        .allMatch(key -> template.path(key).asText().equalsIgnoreCase(query.get(key)));
  }

  private static int cursor(@org.jspecify.annotations.Nullable String after) {
    if (after == null || after.isEmpty()) {
      return 0;
    }
    if (!after.matches("c\\d{1,6}")) {
      throw GraphError.of(400, 131059, "Invalid paging cursor", "Start again without a cursor.");
    }
    return Integer.parseInt(after.substring(1));
  }

  private static int limit(@org.jspecify.annotations.Nullable String limit) {
    return limit != null && limit.matches("\\d{1,4}") ? Integer.parseInt(limit) : 25;
  }

  private static ObjectNode shown(ObjectNode template) {
    ObjectNode shown = template.deepCopy();
    shown.remove(List.of("file", "parameters", "moved", "complaints", "pausedUntil", "pacing"));
    return shown;
  }
}
