package dev.wattle.command.rule;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An object that a jq expression constructs, as far as it can be read without running it.
 *
 * @param fields the jq of every value by its key; a key that is computed is missing
 */
public record JqObject(Map<String, String> fields) {

  private static final Pattern TEXT = Pattern.compile("\"([^\"\\\\]*)\"");
  private static final Pattern KEY = Pattern.compile("\\s*\"?([A-Za-z_][A-Za-z0-9_]*)\"?\\s*");

  /** All objects that stand behind one of these keys, in the order written. */
  public static List<JqObject> behind(String jq, String... keys) {
    Matcher start =
        Pattern.compile("\\b(?:" + String.join("|", keys) + ")\"?\\s*:\\s*\\{").matcher(jq);
    List<JqObject> found = new ArrayList<>();
    while (start.find()) {
      found.add(at(jq, start.end() - 1));
    }
    return found;
  }

  /** The text of a field, if it is one that can be read. */
  public Optional<String> text(String key) {
    Matcher text = TEXT.matcher(fields.getOrDefault(key, "").strip());
    return text.matches() ? Optional.of(text.group(1)) : Optional.empty();
  }

  /** The object of a field, if it is one that can be read. */
  public Optional<JqObject> object(String key) {
    String value = fields.getOrDefault(key, "").strip();
    boolean whole = value.startsWith("{") && end(value, 0) == value.length();
    return whole ? Optional.of(at(value, 0)) : Optional.empty();
  }

  private static JqObject at(String jq, int brace) {
    Map<String, String> fields = new LinkedHashMap<>();
    String inner = jq.substring(brace + 1, Math.max(brace + 1, end(jq, brace) - 1));
    for (String field : split(inner, ',')) {
      List<String> parts = split(field, ':');
      Matcher key = KEY.matcher(parts.get(0));
      if (key.matches()) {
        fields.put(
            key.group(1), parts.size() > 1 ? field.substring(parts.get(0).length() + 1) : "");
      }
    }
    return new JqObject(fields);
  }

  /** Behind the bracket that closes the one here. */
  private static int end(String jq, int open) {
    int depth = 0;
    for (int i = open; i < jq.length(); i++) {
      i = skipText(jq, i);
      char c = i < jq.length() ? jq.charAt(i) : ' ';
      depth += "{[(".indexOf(c) >= 0 ? 1 : "}])".indexOf(c) >= 0 ? -1 : 0;
      if (depth == 0) {
        return i + 1;
      }
    }
    return jq.length();
  }

  private static List<String> split(String jq, char at) {
    List<String> parts = new ArrayList<>();
    int begin = 0;
    int i = 0;
    while (i < jq.length()) {
      if ("{[(".indexOf(jq.charAt(i)) >= 0) {
        i = end(jq, i);
      } else if (jq.charAt(i) == at) {
        parts.add(jq.substring(begin, i));
        begin = ++i;
      } else {
        i = skipText(jq, i) + 1;
      }
    }
    parts.add(jq.substring(begin));
    return parts;
  }

  /** The closing quote of a text that begins here, else here; {@code \(…)} in it may hold texts. */
  private static int skipText(String jq, int at) {
    if (jq.charAt(at) != '"') {
      return at;
    }
    Deque<Character> open = new ArrayDeque<>(List.of('"'));
    int i = at;
    while (!open.isEmpty() && ++i < jq.length()) {
      char c = jq.charAt(i);
      boolean inText = open.peek() == '"';
      boolean escaped = inText && c == '\\' && i + 1 < jq.length();
      if (escaped && jq.charAt(++i) == '(' || !inText && c == '(') {
        open.push('(');
      } else if (!escaped && (c == '"' && inText || c == ')' && !inText)) {
        open.pop();
      } else if (!escaped && c == '"') {
        open.push('"');
      }
    }
    return Math.min(i, jq.length() - 1);
  }
}
