package dev.wattle.command.dry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wattle.api.JsonShape;
import dev.wattle.api.description.EventSchemas;
import dev.wattle.command.rule.KameletCall;
import dev.wattle.command.rule.Names;
import dev.wattle.command.rule.YamlFile;
import java.util.List;
import java.util.stream.Stream;

/** Whether an event is one that the flow would be given. */
final class EventFit {

  private final EventSchemas schemas = new EventSchemas(new ObjectMapper());

  /** What is wrong, one sentence each. */
  List<String> check(YamlFile flow, JsonNode event) {
    KameletCall source = KameletCall.of(flow).get(0);
    if (!"event-source".equals(source.kamelet())) {
      return List.of();
    }
    String wanted = source.parameters().getOrDefault("type", "");
    String type = event.path("type").asText();
    boolean fits =
        wanted.endsWith("*")
            ? type.startsWith(wanted.substring(0, wanted.length() - 1))
            : type.equals(wanted);
    if (!fits) {
      String text = "/type: the flow %s takes events of the type %s; this one is \"%s\".";
      return List.of(text.formatted(flow.name(), wanted, type));
    }
    return schemas
        .find(type)
        .map(schema -> JsonShape.of(schema).check(event.path("data")))
        .map(found -> found.stream().map(f -> "/data" + f.pointer() + ": " + f.detail()).toList())
        .orElseGet(() -> Stream.of(unknown(type)).toList());
  }

  private String unknown(String type) {
    return "/type: there is no event type " + type + ". " + Names.suggest(type, schemas.types());
  }
}
