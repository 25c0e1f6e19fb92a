package dev.wattle.template;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The {@code {{names}}} within the texts of a template. */
final class Gaps {

  static final Pattern GAP = Pattern.compile("\\{\\{\\s*([^{}]*?)\\s*}}");

  private Gaps() {}

  /** Names in the order of their first occurrence. */
  static Set<String> in(@Nullable Object text) {
    Set<String> names = new LinkedHashSet<>();
    if (text instanceof String written) {
      Matcher gaps = GAP.matcher(written);
      while (gaps.find()) {
        names.add(gaps.group(1));
      }
    }
    return names;
  }

  /** The buttons of a component, or none. */
  static List<Map<?, ?>> buttons(Map<String, Object> component) {
    List<Map<?, ?>> buttons = new ArrayList<>();
    if (component.get("buttons") instanceof List<?> list) {
      for (Object button : list) {
        if (button instanceof Map<?, ?> map) {
          buttons.add(map);
        }
      }
    }
    return buttons;
  }
}
