package dev.wattle.command.rule.reference;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.command.rule.Rule;
import dev.wattle.command.rule.Rule.Complaint;
import dev.wattle.command.rule.YamlFile;

/**
 * How long a body on the public port may be. All consumers share one server, which takes the limit
 * of whichever starts first; so all must name the same setting.
 */
public final class PublicPort {

  private static final String PORT = "{{wattle.public-port}}";
  private static final String OPTION = "chunkedMaxContentLength";
  private static final String LIMIT = "{{wattle.public-body-limit}}";

  private PublicPort() {}

  public static Rule rule() {
    return new Rule("public-body-limit", PublicPort::look);
  }

  private static void look(YamlFile file, Complaint complaint) {
    look("", file.root(), complaint);
  }

  private static void look(String pointer, JsonNode node, Complaint complaint) {
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      look(pointer + "/" + i, node.get(i), complaint);
    }
    for (var field : node.properties()) {
      String here = pointer + "/" + field.getKey().replace("~", "~0").replace("/", "~1");
      JsonNode value = field.getValue();
      boolean consumer = "from".equals(field.getKey()) && uri(value).contains(PORT);
      boolean rest = "restConfiguration".equals(field.getKey());
      if (consumer && !isLimited(value) || rest && !isLimitedRest(value)) {
        complaint.at(here, sentence(consumer ? uri(value) : "restConfiguration"));
      }
      look(here, value, complaint);
    }
  }

  private static String sentence(String who) {
    return "%s listens on the public port and does not say %s: \"%s\". Add it: the first consumer sets the limit for all."
        .formatted(who, OPTION, LIMIT);
  }

  private static String uri(JsonNode endpoint) {
    return endpoint.isTextual() ? endpoint.asText() : endpoint.path("uri").asText();
  }

  private static boolean isLimited(JsonNode from) {
    return LIMIT.equals(from.path("parameters").path(OPTION).asText())
        || uri(from).contains(OPTION + "=" + LIMIT);
  }

  private static boolean isLimitedRest(JsonNode rest) {
    return !PORT.equals(rest.path("port").asText())
        || YamlFile.items(rest.path("endpointProperty"))
            .filter(property -> OPTION.equals(property.path("key").asText()))
            .anyMatch(property -> LIMIT.equals(property.path("value").asText()));
  }
}
