package dev.wattle.ops.audit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.event.Addresses;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One operation that Hawtio, or a script, asks of a bean by Jolokia and that changes something.
 *
 * @param verb {@code exec} or {@code write}
 * @param name of the operation or the attribute
 * @param values arguments or the new value, masked
 */
record JolokiaCall(String verb, String bean, String name, String values) {

  private static final int LONGEST = 80;
  private static final Pattern SECRET =
      Pattern.compile("(?i)password|secret|token|credential|private.?key");

  /** Hawtio asks these every few seconds, to show what there is. */
  private static final Pattern READING =
      Pattern.compile(
          "(dump(?!Heap)|list|get|is|has|browse|count|find|show|explain|diff|search|canInvoke|query|"
              + "informat|language|component|dataFormat|endpoint|validate|peek|size)\\w*");

  /** Jolokia writes a slash inside a part as {@code !/}. */
  private static final Pattern SLASH = Pattern.compile("(?<!!)/");

  /**
   * @param path what follows {@code /jolokia/}, or the parameter {@code p}
   */
  static Optional<JolokiaCall> ofPath(String path) {
    List<String> parts =
        Arrays.stream(SLASH.split(path)).map(JolokiaCall::unescaped).collect(Collectors.toList());
    if (parts.size() < 3) {
      return Optional.empty();
    }
    return of(parts.get(0), parts.get(1), parts.get(2), parts.subList(3, parts.size()));
  }

  /**
   * @param body an object, or an array of them
   */
  static List<JolokiaCall> ofBody(JsonNode body) {
    List<JolokiaCall> calls = new ArrayList<>();
    Iterable<JsonNode> requests = body.isArray() ? body : List.of(body);
    requests.forEach(request -> ofRequest(request).ifPresent(calls::add));
    return calls;
  }

  /** Whether the act is worth a line. */
  private boolean changes() {
    return verb.equals("write") || (verb.equals("exec") && !READING.matcher(plainName()).matches());
  }

  private String plainName() {
    return name.split("\\(", 2)[0];
  }

  private static Optional<JolokiaCall> ofRequest(JsonNode request) {
    boolean write = "write".equalsIgnoreCase(request.path("type").asText());
    List<String> values = new ArrayList<>();
    JsonNode given = request.path(write ? "value" : "arguments");
    if (given.isArray()) {
      given.forEach(value -> values.add(text(value)));
    } else if (!given.isMissingNode()) {
      values.add(text(given));
    }
    return of(
        request.path("type").asText(),
        request.path("mbean").asText(),
        request.path(write ? "attribute" : "operation").asText(),
        values);
  }

  private static Optional<JolokiaCall> of(
      String verb, String bean, String name, List<String> values) {
    boolean secret = SECRET.matcher(name).find();
    String shown =
        values.stream()
            .map(value -> secret ? "******" : masked(value))
            .collect(Collectors.joining(", "));
    return Optional.of(new JolokiaCall(verb.toLowerCase(Locale.ROOT), bean, name, shown))
        .filter(JolokiaCall::changes);
  }

  private static String masked(String value) {
    String cut = value.length() <= LONGEST ? value : value.substring(0, LONGEST) + "…";
    return SECRET.matcher(value).find() ? "******" : Addresses.masked(cut);
  }

  private static String text(JsonNode value) {
    return value.isValueNode() ? value.asText() : value.toString();
  }

  private static String unescaped(String part) {
    return part.replaceAll("!(.)", "$1");
  }
}
