package dev.wattle.command.template;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.command.Arguments;
import dev.wattle.command.Command;
import dev.wattle.command.admin.AdminPort;
import dev.wattle.command.admin.AdminPort.Refused;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code templates (list | diff | approve | submit | unpause | delete | sync)}. */
public final class TemplatesCommand implements Command {

  private static final Set<String> OF_ONE = Set.of("approve", "submit", "unpause", "delete");

  private final Map<String, String> environment;

  /**
   * @param environment with the login: {@code WATTLE_ADMIN_USER}, {@code WATTLE_ADMIN_PASSWORD}
   */
  public TemplatesCommand(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  @Override
  public String name() {
    return "templates";
  }

  @Override
  public List<String> help() {
    return List.of(
        "templates (list | diff | sync | approve | submit | unpause | delete) [--template <name>/<language>] [--reason <why>] "
            + AdminPort.HELP,
        "Our template files against Meta's copies, by way of a running Wattle. diff ends with 1 where",
        "they differ. sync and what concerns one template need --reason, which is kept in the audit.",
        "Logs in with WATTLE_ADMIN_USER and WATTLE_ADMIN_PASSWORD; to change anything, as admin.");
  }

  @Override
  public Set<String> options() {
    return Set.of("template", "reason", AdminPort.URL);
  }

  @Override
  public int run(Arguments arguments, PrintStream out) {
    String verb = arguments.only("verb").orElseThrow(() -> arguments.wrong("say what to do"));
    AdminPort port = new AdminPort(arguments, environment);
    try {
      if ("list".equals(verb)) {
        return list(port.get("/ops/templates"), out);
      }
      if ("diff".equals(verb)) {
        return diff(port.get("/ops/templates/diff"), out);
      }
      if (!OF_ONE.contains(verb) && !"sync".equals(verb)) {
        throw arguments.wrong("there is no verb " + verb);
      }
      out.println(port.post("/ops/templates/" + verb + "?" + query(verb, arguments)));
      return 0;
    } catch (Refused e) {
      out.println(e.getMessage());
      return 1;
    }
  }

  private static String query(String verb, Arguments arguments) {
    String reason = "reason=" + AdminPort.encoded(arguments.needed("reason"));
    if (!OF_ONE.contains(verb)) {
      return reason;
    }
    String[] parts = arguments.needed("template").split("/", -1);
    if (parts.length != 2) {
      throw arguments.wrong("--template is a name and a language such as order_shipped/en");
    }
    return "name=%s&language=%s&%s"
        .formatted(AdminPort.encoded(parts[0]), AdminPort.encoded(parts[1]), reason);
  }

  private static int list(JsonNode rows, PrintStream out) {
    for (JsonNode row : rows) {
      out.printf(
          "%-12s %-14s %s/%s  version %s  approved by %s%s%n",
          row.path("status").asText(),
          row.path("category").asText(),
          row.path("name").asText(),
          row.path("language").asText(),
          row.path("version").asText(),
          row.path("approvedBy"),
          row.path("drifted").asBoolean() ? "  moved to marketing" : "");
    }
    return 0;
  }

  private static int diff(JsonNode differences, PrintStream out) {
    int different = 0;
    for (JsonNode one : differences) {
      different += "SAME".equals(one.path("standing").asText()) ? 0 : 1;
      out.printf(
          "%-14s %s  %s/%s%n",
          one.path("standing").asText(),
          one.path("account").asText(),
          one.path("name").asText(),
          one.path("language").asText());
      one.path("findings").forEach(finding -> out.println("    " + finding));
    }
    out.printf("%d of %d differ.%n", different, differences.size());
    return different == 0 ? 0 : 1;
  }
}
