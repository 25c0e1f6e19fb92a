package dev.wattle.command.rule;

import java.util.Comparator;

/**
 * Something that is wrong.
 *
 * @param file relative to the folder that was checked; {@code wattle.jar!/…} for a shipped one
 * @param line counted from 1; 0 where no line can be named
 * @param rule its name, by which a file may switch it off
 * @param sentence what is wrong, and what to do
 */
public record Finding(String file, int line, String rule, String sentence)
    implements Comparable<Finding> {

  private static final Comparator<Finding> ORDER =
      Comparator.comparing(Finding::file)
          .thenComparing(Finding::line)
          .thenComparing(Finding::rule)
          .thenComparing(Finding::sentence);

  @Override
  public int compareTo(Finding other) {
    return ORDER.compare(this, other);
  }

  /** {@code file:line: sentence [rule]}, as editors and terminals make links of it. */
  @Override
  public String toString() {
    return file + (line == 0 ? "" : ":" + line) + ": " + sentence + " [" + rule + "]";
  }
}
