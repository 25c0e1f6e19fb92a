package dev.wattle.template.promo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Every text within a structure of maps and lists, with its place. */
final class Texts {

  /** What names a part and is not read by people. */
  private static final Set<String> NO_TEXT =
      Set.of(
          "type",
          "format",
          "language",
          "name",
          "example",
          "examples",
          "id",
          "subType",
          "index",
          "parameterName",
          "otp_type",
          "payload");

  private Texts() {}

  /**
   * @param place of the whole; empty for none
   */
  static List<Part> in(@Nullable Object structure, String place) {
    List<Part> parts = new ArrayList<>();
    collect(structure, place, parts);
    return parts;
  }

  private static void collect(@Nullable Object value, String place, List<Part> parts) {
    if (value instanceof String text) {
      parts.add(new Part(place, text));
    } else if (value instanceof Map<?, ?> map) {
      String kind = map.get("type") instanceof String type ? type : "";
      String here = place.isEmpty() ? kind : place;
      map.forEach(
          (key, inner) -> {
            if (!NO_TEXT.contains(String.valueOf(key))) {
              collect(inner, here.isEmpty() ? "" + key : here + "." + key, parts);
            }
          });
    } else if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        collect(list.get(i), place.isEmpty() ? "" : place + "[" + i + "]", parts);
      }
    }
  }

  /** One text. */
  record Part(String place, String text) {}
}
