package dev.wattle.command.replay;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.command.Arguments;
import dev.wattle.command.admin.AdminPort;
import dev.wattle.command.admin.AdminPort.Refused;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;

/** {@code replay --flow F --type T --from X [--to Y]}: events of a time, for one flow alone. */
final class EventsAgain {

  private final AdminPort port;
  private final Clock clock;

  EventsAgain(AdminPort port, Clock clock) {
    this.port = port;
    this.clock = clock;
  }

  /**
   * @param from MIN if it was not given
   * @param to MAX if it was not given
   */
  int run(Arguments arguments, Instant from, Instant to, PrintStream out) throws Refused {
    if (from.equals(Instant.MIN) || !arguments.has("flow")) {
      throw arguments.wrong("--type needs --flow and --from, and takes --to");
    }
    boolean dry = arguments.has("dry-run");
    String query =
        "/ops/events/replay?flow=%s&type=%s&from=%s&to=%s&dryRun=%s"
            .formatted(
                AdminPort.encoded(arguments.needed("flow")),
                AdminPort.encoded(arguments.needed("type")),
                from,
                to.equals(Instant.MAX) ? clock.instant() : to,
                dry);
    JsonNode answer = port.post(query);
    String text =
        dry ? "%d events would be given to %s again.%n" : "%d events given to %s again.%n";
    out.printf(text, answer.path(dry ? "found" : "replayed").asInt(), answer.path("flow").asText());
    return 0;
  }
}
