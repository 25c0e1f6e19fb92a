package dev.wattle.command.check;

import dev.wattle.command.rule.Finding;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a check found.
 *
 * @param off the flows that would not run, each with the vendors that are not set
 * @param profile under which the settings were read
 * @param files how many were looked at
 */
public record CheckReport(
    List<Finding> findings, Map<String, Set<String>> off, String profile, int files) {

  /** For people and editors: one line for each finding. */
  public void print(PrintStream out, long millis) {
    findings.forEach(out::println);
    off.forEach(
        (flow, vendors) ->
            out.println(
                "off: " + flow + ", because nothing is set of " + String.join(", ", vendors)));
    out.printf(
        "%s in %d files, profile %s, %.1f s%n",
        findings.isEmpty() ? "Nothing is wrong" : findings.size() + " findings",
        files,
        profile,
        millis / 1000.0);
  }
}
