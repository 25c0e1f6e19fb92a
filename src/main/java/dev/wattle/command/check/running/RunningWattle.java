package dev.wattle.command.check.running;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.command.admin.AdminPort;
import dev.wattle.command.admin.AdminPort.Refused;
import dev.wattle.command.rule.Finding;
import dev.wattle.command.rule.Rule;
import dev.wattle.command.rule.YamlFile;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks a running Wattle what a folder cannot tell: Meta's approvals, and the vendors' fields. */
public final class RunningWattle {

  /** The option that says where its admin port is. */
  public static final String OPTION = "admin";

  /** What is said where nobody may be asked. */
  public static final String NOT_ASKED =
      "not checked: whether Meta has approved the templates, and whether the vendors have the"
          + " fields of the mappings. Add --admin http://localhost:8081 of a running Wattle.";

  private static final Pattern PLACED = Pattern.compile("(\\S+?):(\\d+): (.*)", Pattern.DOTALL);

  private final AdminPort port;
  private final List<Finding> findings = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  public RunningWattle(AdminPort port) {
    this.port = port;
  }

  /**
   * What came of it.
   *
   * @param findings also where an answer was refused: what was to be checked was not
   * @param notes what could not be compared, one sentence each
   */
  public record Answer(List<Finding> findings, List<String> notes) {}

  /**
   * @param flows that name templates
   */
  public Answer ask(List<YamlFile> flows) {
    try {
      Rule approvals = TemplateApprovals.rule(port.get("/ops/templates"));
      flows.forEach(flow -> findings.addAll(approvals.apply(flow)));
      for (JsonNode mapping : port.get("/ops/mappings")) {
        compare(mapping);
      }
    } catch (Refused e) {
      findings.add(new Finding("--" + OPTION, 0, OPTION, String.valueOf(e.getMessage())));
    }
    return new Answer(List.copyOf(findings), List.copyOf(notes));
  }

  private void compare(JsonNode mapping) {
    String vendor = mapping.path("vendor").asText();
    String file = mapping.path("file").asText();
    if (!mapping.path("canBeCompared").asBoolean()) {
      String text = "not compared: %s with the vendor's fields, as no flow that is on lists them.";
      notes.add(text.formatted(named(file)));
      return;
    }
    try {
      JsonNode compared = port.get("/ops/mappings/" + AdminPort.encoded(vendor));
      compared.path("findings").forEach(one -> findings.add(placed(file, one.asText())));
    } catch (Refused e) {
      String text = "the fields could not be compared with the vendor's: " + e.getMessage();
      findings.add(new Finding(named(file), 0, "mapping-field", text));
    }
  }

  private static Finding placed(String file, String text) {
    Matcher place = PLACED.matcher(text);
    return place.matches()
        ? new Finding(
            named(place.group(1)),
            Integer.parseInt(place.group(2)),
            "mapping-field",
            place.group(3))
        : new Finding(named(file), 0, "mapping-field", text);
  }

  /** As the check names it: a file beside the process, or one of the jar. */
  private static String named(String file) {
    return file.startsWith("./") ? file.substring(2) : "wattle.jar!/" + file;
  }
}
