package dev.wattle.command.rule.message;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a jq expression writes out: JSON, with stand-ins where only the event can tell. */
final class JqConstant {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern KEY =
      Pattern.compile("\\s*(?:([A-Za-z_][A-Za-z0-9_]*)|\"([^\"\\\\]+)\")\\s*");
  private static final Pattern PATH = Pattern.compile("(\\.[A-Za-z_][A-Za-z0-9_]*)+");

  private final Set<String> unknown = new TreeSet<>();
  private boolean uncertain;

  /**
   * @param jq one object, from brace to brace
   */
  JsonNode read(String jq) {
    return value(jq, "");
  }

  /** Whether the event has a say in what stands there, above or below it. */
  boolean isUnknown(String field) {
    return unknown.stream().anyMatch(at -> within(field, at) || within(at, field));
  }

  /** Whether the event decides what stands there. */
  boolean isBelowUnknown(String field) {
    return unknown.stream().anyMatch(at -> within(field, at));
  }

  private static boolean within(String inner, String outer) {
    return outer.isEmpty()
        || inner.equals(outer)
        || inner.startsWith(outer + ".")
        || inner.startsWith(outer + "[");
  }

  private JsonNode value(String jq, String path) {
    String text = jq.strip();
    boolean closed = !text.isEmpty() && JqText.next(text, 0) == text.length();
    if (closed && text.startsWith("{")) {
      return object(text, path);
    }
    if (closed && text.startsWith("[")) {
      return array(text, path);
    }
    try {
      boolean constant = !text.contains("\\(") && !text.contains("{{");
      if (constant && (closed || !text.startsWith("\""))) {
        return JSON.readTree(text.isEmpty() ? "?" : text);
      }
    } catch (JsonProcessingException computed) {
      uncertain |= !PATH.matcher(text).matches();
    }
    return standIn(path);
  }

  private JsonNode standIn(String path) {
    unknown.add(path);
    return new TextNode("?" + unknown.size());
  }

  private JsonNode object(String jq, String path) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    String inner = jq.substring(1, jq.length() - 1);
    for (String field : inner.isBlank() ? List.<String>of() : JqText.split(inner, ',')) {
      String written = JqText.split(field, ':').get(0);
      Matcher key = KEY.matcher(written);
      if (!key.matches()) {
        // Its key is computed: then nothing is known of the whole object.
        return standIn(path);
      }
      String name = key.group(1) == null ? key.group(2) : key.group(1);
      String below = path.isEmpty() ? name : path + "." + name;
      boolean shorthand = written.length() == field.length();
      object.set(
          name, shorthand ? standIn(below) : value(field.substring(written.length() + 1), below));
    }
    return object;
  }

  private JsonNode array(String jq, String path) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    String inner = jq.substring(1, jq.length() - 1);
    boolean before = uncertain;
    uncertain = false;
    for (String item : inner.isBlank() ? List.<String>of() : JqText.split(inner, ',')) {
      array.add(value(item, path + "[" + array.size() + "]"));
    }
    // Who knows how many items such an expression makes?
    boolean countable = !uncertain;
    uncertain |= before;
    return countable ? array : standIn(path);
  }
}
