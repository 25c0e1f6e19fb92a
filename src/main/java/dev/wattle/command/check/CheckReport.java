package dev.wattle.command.check;

import dev.wattle.command.rule.Finding;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a check found.
 *
 * @param off the flows that would not run, each with the vendors that are not set
 * @param profile under which the settings were read
 * @param files how many were looked at
 * @param notes what was not looked at and why, one sentence each
 */
public record CheckReport(
    List<Finding> findings,
    Map<String, Set<String>> off,
    String profile,
    int files,
    List<String> notes) {

  /** Of the folder alone. */
  CheckReport(List<Finding> findings, Map<String, Set<String>> off, String profile, int files) {
    this(findings, off, profile, files, List.of());
  }

  /** With what a running Wattle knows. */
  CheckReport with(List<Finding> more, List<String> said) {
    List<Finding> all =
        Stream.concat(findings.stream(), more.stream()).distinct().sorted().toList();
    return new CheckReport(all, off, profile, files, said);
  }

  /** For people and editors: one line for each finding. */
  public void print(PrintStream out, long millis) {
    findings.forEach(out::println);
    off.forEach(
        (flow, vendors) ->
            out.println(
                "off: " + flow + ", because nothing is set of " + String.join(", ", vendors)));
    notes.forEach(out::println);
    out.printf(
        "%s in %d files, profile %s, %.1f s%n",
        findings.isEmpty() ? "Nothing is wrong" : findings.size() + " findings",
        files,
        profile,
        millis / 1000.0);
  }
}
