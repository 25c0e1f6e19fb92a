package dev.wattle.command.rule;

import dev.wattle.command.rule.YamlFile.Step;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A step of a route that calls a Kamelet.
 *
 * @param parameters as written, placeholders and all
 */
public record KameletCall(String kamelet, Map<String, String> parameters, String pointer) {

  private static final String SCHEME = "kamelet:";

  /** All calls of a flow, its source first. */
  public static List<KameletCall> of(YamlFile flow) {
    return endpoints(flow)
        .filter(step -> step.uri().startsWith(SCHEME))
        .map(KameletCall::of)
        .toList();
  }

  /** Every step of a flow that names an endpoint, the source first. */
  static Stream<Step> endpoints(YamlFile flow) {
    Step from = new Step("from", flow.route().path("from"), "/0/route/from");
    return Stream.concat(Stream.of(from), flow.steps("/0/route").stream())
        .filter(step -> !step.uri().isEmpty());
  }

  private static KameletCall of(Step step) {
    String[] parts = step.uri().substring(SCHEME.length()).split("\\?", 2);
    Map<String, String> parameters = new LinkedHashMap<>();
    if (parts.length > 1) {
      for (String option : parts[1].split("&")) {
        String[] pair = option.split("=", 2);
        parameters.put(pair[0], pair.length > 1 ? pair[1] : "");
      }
    }
    step.value()
        .path("parameters")
        .properties()
        .forEach(option -> parameters.put(option.getKey(), option.getValue().asText()));
    return new KameletCall(parts[0], parameters, step.pointer());
  }

  /** Where an option stands, or the call if it is not there. */
  public String at(String option) {
    return pointer + "/parameters/" + option;
  }
}
