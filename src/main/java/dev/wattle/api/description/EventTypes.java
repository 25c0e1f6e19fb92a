package dev.wattle.api.description;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The names of canonical events. */
public final class EventTypes {

  private static final int SUGGESTED = 3;

  private EventTypes() {}

  /**
   * What came over WhatsApp, what follows from it, and alarms, only Wattle itself can tell: no
   * caller may forge a customer's words, or have a person erased. Complaints have a door of their
   * own.
   */
  public static boolean mayBePosted(String type) {
    return !type.matches("(whatsapp|contact|ops|consent[.]complaint)[.].*|crm[.]contact[.]erased");
  }

  /** The names that look most like it, the likeliest first. */
  public static List<String> near(String wrong, Set<String> types) {
    String text = wrong.length() > 100 ? wrong.substring(0, 100) : wrong;
    Map<String, Integer> distances =
        types.stream()
            .filter(EventTypes::mayBePosted)
            .collect(Collectors.toMap(type -> type, type -> distance(text, type)));
    return distances.keySet().stream()
        .sorted(Comparator.<String>comparingInt(distances::get).thenComparing(type -> type))
        .limit(SUGGESTED)
        .toList();
  }

  /** Levenshtein: how many letters must change. */
  public static int distance(String from, String to) {
    int[] above = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int[] row = new int[to.length() + 1];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int swap = above[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(swap, 1 + Math.min(above[j], row[j - 1]));
      }
      above = row;
    }
    return above[to.length()];
  }
}
