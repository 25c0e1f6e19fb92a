package dev.wattle.command.dry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wattle.event.Purpose;
import dev.wattle.template.Template;
import dev.wattle.template.TemplateCatalogue;
import dev.wattle.template.TemplateSettings;
import dev.wattle.whatsapp.message.MessageLimits;
import dev.wattle.whatsapp.message.TextSplit;
import dev.wattle.whatsapp.message.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the gate's rules on content say; consent, window and limits only a running Wattle knows. */
final class MessageVerdict {

  private final ObjectMapper json = new ObjectMapper();
  private final MessageLimits limits = new MessageLimits(json);
  private final TemplateCatalogue templates;

  MessageVerdict(TemplateSettings settings) {
    this.templates = TemplateCatalogue.of(settings, (path, wrong) -> {});
  }

  /** What is said against the message, one sentence each. */
  List<String> on(JsonNode message) {
    List<String> against = new ArrayList<>();
    for (JsonNode part : TextSplit.parts(message)) {
      limits.check(part).stream().map(Violation::message).forEach(against::add);
    }
    String purpose = message.path("purpose").asText();
    try {
      boolean free = !"template".equals(message.path("type").asText());
      if (Purpose.of(purpose) == Purpose.MARKETING && free) {
        against.add("marketing in free form is withheld; send an approved marketing template.");
      }
    } catch (IllegalArgumentException e) {
      against.add("purpose must be one of service, utility, authentication, marketing.");
    }
    for (String key : List.of("template", "fallbackTemplate")) {
      if (message.has(key)) {
        template(message.path(key), against);
      }
    }
    return against;
  }

  private void template(JsonNode wanted, List<String> against) {
    String name = wanted.path("name").asText();
    Optional<Template> found = templates.find(name, wanted.path("language").asText());
    if (found.isEmpty()) {
      against.add("template " + name + " is not in config/templates.");
    }
    found.ifPresent(
        template -> {
          Map<?, ?> values = json.convertValue(wanted.path("parameters"), Map.class);
          Map<String, Object> named = new java.util.HashMap<>();
          if (values != null) {
            values.forEach((key, value) -> named.put(String.valueOf(key), value));
          }
          template.check(named).forEach(what -> against.add("template " + name + ": " + what));
        });
  }
}
