package dev.wattle.command.rule.message;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Where the parts of a jq expression begin and end; texts and brackets are looked into by nobody.
 */
final class JqText {

  private JqText() {}

  /** The parts between the separators that stand in no bracket and in no text. */
  static List<String> split(String jq, char separator) {
    List<String> parts = new ArrayList<>();
    int begin = 0;
    for (int i = 0; i < jq.length(); i = next(jq, i)) {
      if (jq.charAt(i) == separator) {
        parts.add(jq.substring(begin, i));
        begin = i + 1;
      }
    }
    parts.add(jq.substring(begin));
    return parts;
  }

  /** Behind the text or bracket that begins here, else behind this character. */
  static int next(String jq, int at) {
    char c = jq.charAt(at);
    if (c != '"' && "{[(".indexOf(c) < 0) {
      return at + 1;
    }
    Deque<Character> open = new ArrayDeque<>();
    int i = at;
    do {
      i = step(jq, i, open);
    } while (!open.isEmpty() && i < jq.length());
    return Math.min(i, jq.length());
  }

  private static int step(String jq, int at, Deque<Character> open) {
    char c = jq.charAt(at);
    boolean inText = !open.isEmpty() && open.peek() == '"';
    if (inText && c == '\\') {
      boolean inserted = at + 1 < jq.length() && jq.charAt(at + 1) == '(';
      if (inserted) {
        open.push('(');
      }
      return at + 2;
    }
    if (c == '"' && inText || !inText && "}])".indexOf(c) >= 0) {
      open.poll();
    } else if (!inText && (c == '"' || "{[(".indexOf(c) >= 0)) {
      open.push(c);
    }
    return at + 1;
  }
}
