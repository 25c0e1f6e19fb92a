package dev.wattle.api.contact.rule;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.api.problem.Finding;
import java.util.ArrayList;
import java.util.List;

/** What JSON allows and PostgreSQL cannot keep. */
public final class Storable {

  private static final int DEEPEST = 20;
  private static final int DIGITS = 300;

  private Storable() {}

  /** Empty if all of it can be kept. */
  public static List<Finding> check(JsonNode body) {
    List<Finding> findings = new ArrayList<>();
    walk(body, JsonPointer.empty(), 0, findings);
    return findings;
  }

  private static void walk(JsonNode node, JsonPointer place, int depth, List<Finding> findings) {
    if (depth > DEEPEST) {
      findings.add(new Finding(place.toString(), "is nested too deeply"));
    } else if (node.isTextual() && !isText(node.textValue())) {
      findings.add(new Finding(place.toString(), "holds a character that is none"));
    } else if (node.isNumber() && isHuge(node)) {
      findings.add(new Finding(place.toString(), "is a number with too many digits"));
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        walk(node.get(i), place.appendIndex(i), depth + 1, findings);
      }
    } else {
      for (var field : node.properties()) {
        JsonPointer inner = place.appendProperty(field.getKey());
        if (!isText(field.getKey())) {
          findings.add(new Finding(place.toString(), "holds a name with a character that is none"));
        } else {
          walk(field.getValue(), inner, depth + 1, findings);
        }
      }
    }
  }

  private static boolean isHuge(JsonNode number) {
    return number.isBigDecimal()
        && (Math.abs((long) number.decimalValue().scale()) > DIGITS
            || number.decimalValue().precision() > DIGITS);
  }

  /** Whether a text cannot be kept. */
  public static boolean isOdd(String text) {
    return !isText(text);
  }

  /** No NUL, and no half of a surrogate pair. */
  private static boolean isText(String text) {
    return text.codePoints()
        .noneMatch(c -> c == 0 || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
  }
}
