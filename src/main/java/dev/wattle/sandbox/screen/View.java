package dev.wattle.sandbox.screen;

import java.util.List;
import java.util.Map;

/**
 * What a screen shows.
 *
 * @param subject empty for a record without one
 * @param status empty for a record without one
 * @param fields in the order shown
 * @param lines what was written, oldest first
 */
public record View(
    String id, String subject, String status, Map<String, String> fields, List<Line> lines) {

  /** A record of a person, with what was logged. */
  public static View ofPerson(String id, Map<String, String> fields, List<String> timeline) {
    return new View(
        id, "", "", fields, timeline.stream().map(text -> new Line("", text, true, "")).toList());
  }

  /**
   * Something that somebody wrote.
   *
   * @param author empty in a timeline
   * @param visible whether the person may see it
   * @param way how it came there, in a word
   */
  public record Line(String author, String text, boolean visible, String way) {}
}
