package dev.wattle.command.rule;

import dev.wattle.api.description.EventTypes;
import java.util.Collection;
import java.util.Comparator;

/** Helps with a name that does not exist. */
public final class Names {

  private static final int LETTERS = 3;

  private Names() {}

  /** {@code Did you mean "x"?} if one is near, else all of them. */
  public static String suggest(String wrong, Collection<String> known) {
    return known.stream()
        .filter(name -> EventTypes.distance(wrong, name) <= LETTERS)
        .min(
            Comparator.<String>comparingInt(name -> EventTypes.distance(wrong, name))
                .thenComparing(n -> n))
        .map(name -> "Did you mean \"" + name + "\"?")
        .orElse("Known are: " + String.join(", ", known.stream().sorted().toList()) + ".");
  }
}
