package dev.wattle.command.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.wattle.command.Arguments;
import dev.wattle.command.Command;
import dev.wattle.command.admin.AdminPort;
import dev.wattle.command.check.running.RunningWattle;
import dev.wattle.command.rule.Finding;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code check [folder] [--profile live] [--admin url] [--json]}. */
public final class CheckCommand implements Command {

  private final Map<String, String> environment;
  private final Clock clock;

  /**
   * @param environment with the login: {@code WATTLE_ADMIN_USER}, {@code WATTLE_ADMIN_PASSWORD}
   */
  public CheckCommand(Map<String, String> environment, Clock clock) {
    this.environment = Map.copyOf(environment);
    this.clock = clock;
  }

  @Override
  public String name() {
    return "check";
  }

  @Override
  public List<String> help() {
    return List.of(
        "check [folder] [--profile live] [--admin http://localhost:8081] [--json]",
        "Looks for everything that is wrong in config, connectors and routes, without a start.",
        "With --admin a running Wattle is asked what Meta approved and which fields vendors have.",
        "Logs in there with WATTLE_ADMIN_USER and WATTLE_ADMIN_PASSWORD; as viewer is enough.");
  }

  @Override
  public Set<String> options() {
    return Set.of("profile", "json!", RunningWattle.OPTION);
  }

  @Override
  public int run(Arguments arguments, PrintStream out) {
    long begin = clock.millis();
    Path folder = Path.of(arguments.only("folder").orElse(""));
    if (!Files.isDirectory(folder.toAbsolutePath())) {
      throw arguments.wrong("there is no folder " + folder);
    }
    List<Finding> unreadable = SettingsFiles.unreadable(folder);
    CheckReport report =
        unreadable.isEmpty()
            ? checked(folder, arguments)
            : new CheckReport(unreadable, Map.of(), "-", unreadable.size());
    if (arguments.has("json")) {
      out.println(json(report));
    } else {
      report.print(out, clock.millis() - begin);
    }
    return report.findings().isEmpty() ? 0 : 1;
  }

  private CheckReport checked(Path folder, Arguments arguments) {
    CheckReport report = new CheckRun(folder, arguments.option("profile").orElse(null)).run();
    if (!arguments.has(RunningWattle.OPTION)) {
      return report.with(List.of(), List.of(RunningWattle.NOT_ASKED));
    }
    AdminPort port = new AdminPort(arguments, RunningWattle.OPTION, environment);
    RunningWattle.Answer answer = new RunningWattle(port).ask(new Workplace(folder).flows());
    return report.with(answer.findings(), answer.notes());
  }

  private static String json(CheckReport report) {
    try {
      return new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .writeValueAsString(report);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record can be written", e);
    }
  }
}
