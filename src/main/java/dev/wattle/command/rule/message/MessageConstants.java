package dev.wattle.command.rule.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wattle.command.rule.Rule;
import dev.wattle.command.rule.Rule.Complaint;
import dev.wattle.command.rule.YamlFile;
import dev.wattle.whatsapp.message.MessageLimits;
import dev.wattle.whatsapp.message.TextSplit;
import dev.wattle.whatsapp.message.Violation;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A message that a flow hands to whatsapp-message-sink keeps WhatsApp's limits, as far as the flow
 * writes it out. What depends on the event is left to the gate.
 */
public final class MessageConstants {

  private static final String SINK = "kamelet:whatsapp-message-sink";
  private static final Pattern BEFORE = Pattern.compile("(?s)(.*(\\||\\bthen|\\belse)\\s*)?");
  private static final Pattern CHANGED = Pattern.compile("[|+*#]|//");

  private final MessageLimits limits = new MessageLimits(new ObjectMapper());

  private MessageConstants() {}

  public static Rule rule() {
    return new Rule("message-limits", new MessageConstants()::check);
  }

  private void check(YamlFile file, Complaint complaint) {
    steps("/0/route/from", file.root().at("/0/route/from"), file, complaint);
  }

  private void steps(String pointer, JsonNode node, YamlFile file, Complaint complaint) {
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      JsonNode body = node.get(i).at("/setBody/expression");
      if (pointer.endsWith("/steps") && uri(node.path(i + 1)).startsWith(SINK)) {
        body(pointer + "/" + i + "/setBody/expression", body, complaint);
      }
      steps(pointer + "/" + i, node.get(i), file, complaint);
    }
    node.properties()
        .forEach(field -> steps(pointer + "/" + field.getKey(), field.getValue(), file, complaint));
  }

  private static String uri(JsonNode step) {
    JsonNode to = step.path("to");
    return to.isTextual() ? to.asText() : to.path("uri").asText();
  }

  private void body(String pointer, JsonNode expression, Complaint complaint) {
    for (String language : List.of("jq", "constant")) {
      String at = "/" + language + "/expression";
      String text = expression.at(at).asText(expression.path(language).asText());
      written(text)
          .flatMap(this::broken)
          .distinct()
          .forEach(
              violation ->
                  complaint.at(
                      pointer + at, "WhatsApp would refuse this message: " + violation.message()));
    }
  }

  /** The objects that the expression may come to, and nothing changes afterwards. */
  private static Stream<String> written(String jq) {
    Stream.Builder<String> objects = Stream.builder();
    int begin = 0;
    StringBuilder between = new StringBuilder();
    for (int i = 0; i < jq.length(); i = begin) {
      begin = JqText.next(jq, i);
      boolean object = jq.charAt(i) == '{' && BEFORE.matcher(between).matches();
      if (object && !CHANGED.matcher(outside(jq.substring(begin))).find()) {
        objects.add(jq.substring(i, begin));
      }
      between.append(begin == i + 1 ? jq.charAt(i) : '_');
    }
    return objects.build();
  }

  private static String outside(String jq) {
    StringBuilder outside = new StringBuilder();
    int next;
    for (int i = 0; i < jq.length(); i = next) {
      next = JqText.next(jq, i);
      outside.append(next == i + 1 ? jq.charAt(i) : '_');
    }
    return outside.toString();
  }

  private Stream<Violation> broken(String jq) {
    JqConstant constant = new JqConstant();
    JsonNode message = constant.read(jq);
    boolean cut = message.has("split") && !message.path("split").isBoolean();
    if (!(message instanceof ObjectNode) || constant.isBelowUnknown("type") || cut) {
      return Stream.empty();
    }
    return TextSplit.parts(message).stream()
        .flatMap(part -> limits.check(part).stream())
        .filter(violation -> isCertain(violation, constant));
  }

  private static boolean isCertain(Violation violation, JqConstant constant) {
    boolean counted = violation.limit() != null;
    return counted
        ? !constant.isBelowUnknown(violation.field())
        : !constant.isUnknown(violation.field());
  }
}
