package dev.wattle.command.replay;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.command.Arguments;
import dev.wattle.command.Command;
import dev.wattle.command.admin.AdminPort;
import dev.wattle.command.admin.AdminPort.Refused;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code replay [--id I | --flow F …] [--dry-run]}. */
public final class ReplayCommand implements Command {

  private static final int PAGE = 500;
  private static final int PROGRESS = 100;

  private final Map<String, String> environment;
  private final Clock clock;

  /**
   * @param environment with the login: {@code WATTLE_ADMIN_USER}, {@code WATTLE_ADMIN_PASSWORD}
   */
  public ReplayCommand(Map<String, String> environment, Clock clock) {
    this.clock = clock;
    this.environment = Map.copyOf(environment);
  }

  @Override
  public String name() {
    return "replay";
  }

  @Override
  public List<String> help() {
    return List.of(
        "replay (--id <id> | --flow <name>) [--kind <kind>] [--code <code>] [--from <time>] [--to <time>] [--dry-run] "
            + AdminPort.HELP,
        "Puts dead letters of a running Wattle back to their flow, the oldest first.",
        "replay --flow <name> --type <event type | raw:source> --from <time> [--to <time>] [--dry-run] "
            + AdminPort.HELP,
        "Gives a flow the events of that time again, whether it has done them or not. Both log in with",
        "WATTLE_ADMIN_USER and WATTLE_ADMIN_PASSWORD; the role operator is enough.");
  }

  @Override
  public Set<String> options() {
    return Set.of("id", "flow", "type", "kind", "code", "from", "to", "dry-run!", AdminPort.URL);
  }

  @Override
  public int run(Arguments arguments, PrintStream out) {
    if (arguments.has("id") == arguments.has("flow")) {
      throw arguments.wrong("give either --id or --flow");
    }
    Instant from = time(arguments, "from", Instant.MIN);
    Instant to = time(arguments, "to", Instant.MAX);
    AdminPort port = new AdminPort(arguments, environment);
    try {
      if (arguments.has("type")) {
        return new EventsAgain(port, clock).run(arguments, from, to, out);
      }
      List<JsonNode> letters =
          arguments.has("id")
              ? List.of(port.get("/ops/dead-letters/" + path(arguments.needed("id"))))
              : parked(port, arguments, from, to);
      return arguments.has("dry-run") ? list(letters, out) : replay(port, letters, out);
    } catch (Refused e) {
      out.println(e.getMessage());
      return 1;
    }
  }

  private static Instant time(Arguments arguments, String option, Instant otherwise) {
    try {
      return arguments.option(option).map(Instant::parse).orElse(otherwise);
    } catch (DateTimeParseException e) {
      throw arguments.wrong("--" + option + " is a time such as 2026-11-22T09:00:00Z");
    }
  }

  /** All that the filter names, the oldest first. */
  private static List<JsonNode> parked(
      AdminPort port, Arguments arguments, Instant from, Instant to) throws Refused {
    String query =
        "/ops/dead-letters?state=parked&limit=%d&flow=%s"
            .formatted(PAGE, AdminPort.encoded(arguments.needed("flow")));
    query += arguments.option("kind").map(kind -> "&kind=" + AdminPort.encoded(kind)).orElse("");
    String code = arguments.option("code").orElse("");
    List<JsonNode> found = new ArrayList<>();
    String before = "";
    do {
      JsonNode page = port.get(query + before);
      for (JsonNode letter : page.path("items")) {
        Instant at = Instant.parse(letter.path("parkedAt").asText());
        boolean inTime = !at.isBefore(from) && at.isBefore(to);
        if (inTime && (code.isEmpty() || code.equals(letter.path("code").asText()))) {
          found.add(letter);
        }
      }
      before = page.hasNonNull("next") ? "&before=" + page.path("next").asText() : "";
    } while (!before.isEmpty());
    Collections.reverse(found);
    return found;
  }

  private static int list(List<JsonNode> letters, PrintStream out) {
    for (JsonNode letter : letters) {
      out.printf(
          "%s  %s  %s  %s%n",
          letter.path("parkedAt").asText(),
          letter.path("id").asText(),
          letter.path("kind").asText(),
          letter.path("code").asText());
    }
    out.printf("%d dead letters would be replayed.%n", letters.size());
    return 0;
  }

  /** What somebody else decided meanwhile is skipped; any other refusal ends it. */
  private static int replay(AdminPort port, List<JsonNode> letters, PrintStream out)
      throws Refused {
    int replayed = 0;
    int skipped = 0;
    for (JsonNode letter : letters) {
      try {
        port.post("/ops/dead-letters/" + path(letter.path("id").asText()) + "/replay");
        replayed++;
      } catch (Refused e) {
        if (e.status() != 404 && e.status() != 409) {
          out.printf("%d of %d replayed, then:%n", replayed, letters.size());
          throw e;
        }
        skipped++;
        out.println(e.getMessage());
      }
      if ((replayed + skipped) % PROGRESS == 0) {
        out.printf("%d of %d%n", replayed + skipped, letters.size());
      }
    }
    out.printf("%d dead letters replayed, %d skipped.%n", replayed, skipped);
    return skipped == 0 ? 0 : 1;
  }

  private static String path(String id) {
    return AdminPort.encoded(id).replace("+", "%20");
  }
}
