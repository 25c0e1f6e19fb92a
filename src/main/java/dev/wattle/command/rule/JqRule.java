package dev.wattle.command.rule;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.command.rule.Rule.Complaint;
import java.util.regex.Pattern;
import net.thisptr.jackson.jq.JsonQuery;
import net.thisptr.jackson.jq.Versions;
import net.thisptr.jackson.jq.exception.JsonQueryException;

/** Every jq expression compiles with the library that Camel runs it with. */
public final class JqRule {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{[^{}]*}}");

  private JqRule() {}

  /** For flows, system routes and Kamelets: jq stands in expressions. */
  public static Rule expressions() {
    return new Rule("jq", (file, complaint) -> walk("", file.root(), complaint));
  }

  /** For flows: jq is given to options that a Kamelet declares with {@code format: jq}. */
  public static Rule options(Kamelets kamelets) {
    return new Rule(
        "jq",
        (file, complaint) ->
            KameletCall.of(file)
                .forEach(
                    call ->
                        kamelets
                            .find(call.kamelet())
                            .ifPresent(kamelet -> options(call, kamelet, complaint))));
  }

  private static void options(KameletCall call, YamlFile kamelet, Complaint complaint) {
    call.parameters()
        .forEach(
            (option, value) -> {
              if ("jq".equals(kamelet.properties().path(option).path("format").asText())) {
                compile(value, call.at(option), complaint);
              }
            });
  }

  private static void walk(String pointer, JsonNode node, Complaint complaint) {
    if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        walk(pointer + "/" + i, node.get(i), complaint);
      }
    }
    for (var field : node.properties()) {
      String at = pointer + "/" + field.getKey();
      JsonNode jq = field.getValue();
      if ("jq".equals(field.getKey()) && (jq.isTextual() || jq.path("expression").isTextual())) {
        String text = jq.isTextual() ? jq.textValue() : jq.path("expression").textValue();
        compile(text, jq.isTextual() ? at : at + "/expression", complaint);
      } else {
        walk(at, jq, complaint);
      }
    }
  }

  /** A placeholder is a part that comes later; any path may stand there, also inside a text. */
  private static void compile(String jq, String pointer, Complaint complaint) {
    try {
      JsonQuery.compile(PLACEHOLDER.matcher(jq).replaceAll(".x"), Versions.JQ_1_6);
    } catch (JsonQueryException e) {
      String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      complaint.at(pointer, "this jq does not compile: " + why + ". Try it at https://jqlang.org.");
    }
  }
}
