package dev.wattle.command.rule;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.command.rule.Rule.Complaint;
import dev.wattle.command.rule.YamlFile.Step;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What every flow keeps to. */
public final class FlowRules {

  private static final String ROUTE = "/0/route";
  private static final String FROM = ROUTE + "/from";
  private static final Pattern TOKEN = Pattern.compile("\"(?=[^\" ]*\\d)[A-Za-z0-9_-]{24,}\"");
  private static final Pattern HANDLING = Pattern.compile("onException|errorHandler|doTry|doCatch");
  private static final Set<String> MAPPING =
      Set.of("jq", "simple", "constant", "header", "exchangeProperty", "variable");
  private static final Set<String> BY_FLOW =
      Set.of("event-source", "raw-source", "catch-up-source", "whatsapp-message-sink");

  private final Kamelets kamelets;

  private FlowRules(Kamelets kamelets) {
    this.kamelets = kamelets;
  }

  /** Those that a flow can be judged by alone, given the Kamelets that there are. */
  public static List<Rule> all(Kamelets kamelets) {
    FlowRules rules = new FlowRules(kamelets);
    return List.of(
        new Rule("name", FlowRules::name),
        new Rule("flow-parameter", FlowRules::flowParameter),
        new Rule("kamelets-only", rules::kameletsOnly),
        new Rule("no-failure-handling", FlowRules::noFailureHandling),
        new Rule("at-most-12-steps", FlowRules::length),
        new Rule("secret", FlowRules::secret),
        new Rule("jq-only", FlowRules::jqOnly));
  }

  private static void name(YamlFile file, Complaint complaint) {
    if (file.root().size() != 1 || file.root().path(0).size() != 1) {
      complaint.at("", "a flow is one route; this file has more, or none. Split it.");
      return;
    }
    String id = file.route().path("id").asText();
    if (!id.equals(file.name())) {
      String text = "the route's id is \"%s\", but the file is called %s. Make them the same.";
      complaint.at(ROUTE + "/id", text.formatted(id, file.name()));
    }
    if (!file.route().path("description").asText().endsWith(".")) {
      String text =
          "the description is no sentence. Say in one what the flow does, with a full stop.";
      complaint.at(ROUTE + "/description", text);
    }
  }

  private static void flowParameter(YamlFile file, Complaint complaint) {
    String from = file.route().at("/from/uri").asText();
    if (!from.matches("kamelet:[^?]*-source(\\?.*)?")) {
      complaint.at(FROM, "a flow comes from a source Kamelet, not from \"" + from + "\".");
    }
    String text = "%s has flow \"%s\", but this route's id is \"%s\". Write the route's id.";
    KameletCall.of(file).stream()
        .filter(call -> BY_FLOW.contains(call.kamelet()) && call.parameters().containsKey("flow"))
        .filter(call -> !file.name().equals(call.parameters().get("flow")))
        .forEach(
            call ->
                complaint.at(
                    call.at("flow"),
                    text.formatted(call.kamelet(), call.parameters().get("flow"), file.name())));
  }

  private void kameletsOnly(YamlFile file, Complaint complaint) {
    KameletCall.endpoints(file)
        .filter(step -> !step.uri().startsWith("kamelet:"))
        .forEach(
            step ->
                complaint.at(
                    step.pointer(),
                    "a flow calls Kamelets only, not \"" + step.uri() + "\". Use or write one."));
    KameletCall.of(file).forEach(call -> call(call, complaint));
  }

  private void call(KameletCall call, Complaint complaint) {
    YamlFile kamelet = kamelets.find(call.kamelet()).orElse(null);
    if (kamelet == null) {
      String text = "there is no Kamelet \"%s\". %s";
      List<String> known = kamelets.all().map(YamlFile::name).toList();
      complaint.at(
          call.pointer(), text.formatted(call.kamelet(), Names.suggest(call.kamelet(), known)));
      return;
    }
    Set<String> known = new TreeSet<>();
    kamelet.properties().fieldNames().forEachRemaining(known::add);
    String unknown = "%s has no option \"%s\". %s";
    call.parameters().keySet().stream()
        .filter(option -> !known.contains(option))
        .map(option -> new String[] {option, Names.suggest(option, known)})
        .forEach(o -> complaint.at(call.at(o[0]), unknown.formatted(call.kamelet(), o[0], o[1])));
    String missing = "%s needs the option \"%s\". Add it to its parameters.";
    YamlFile.items(kamelet.definition().path("required"))
        .map(JsonNode::asText)
        .filter(option -> !call.parameters().containsKey(option))
        .forEach(option -> complaint.at(call.pointer(), missing.formatted(call.kamelet(), option)));
  }

  private static void noFailureHandling(YamlFile file, Complaint complaint) {
    Matcher found = HANDLING.matcher(file.root().toString());
    if (found.find()) {
      String text =
          "the flow has %s. Leave it out: routes/system/failures.camel.yaml handles failures.";
      complaint.at(ROUTE, text.formatted(found.group()));
    }
  }

  private static void length(YamlFile file, Complaint complaint) {
    int steps = file.root().at(FROM + "/steps").size();
    if (steps > 12) {
      complaint.at(FROM + "/steps", "the flow has " + steps + " steps; 12 are the most. Split it.");
    }
  }

  private static void secret(YamlFile file, Complaint complaint) {
    if (TOKEN.matcher(file.route().toString()).find()) {
      complaint.at(
          ROUTE, "the flow holds what looks like a token. Put it in a setting: \"{{…}}\".");
    }
    file.steps(ROUTE).stream()
        .filter(step -> "log".equals(step.eip()))
        .forEach(step -> complaint.at(step.pointer(), "a flow does not log: bodies are private."));
  }

  private static void jqOnly(YamlFile file, Complaint complaint) {
    for (Step step : file.steps(ROUTE)) {
      JsonNode expression = step.value().path("expression");
      expression
          .fieldNames()
          .forEachRemaining(
              language -> {
                if (expression.isObject() && !MAPPING.contains(language)) {
                  String text = "the flow maps in %s. Map in jq.";
                  complaint.at(step.pointer() + "/expression", text.formatted(language));
                }
              });
    }
  }
}
