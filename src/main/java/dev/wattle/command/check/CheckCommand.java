package dev.wattle.command.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.wattle.command.Arguments;
import dev.wattle.command.Command;
import dev.wattle.command.rule.Finding;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code check [folder] [--profile live] [--json]}. */
public final class CheckCommand implements Command {

  private final Clock clock;

  public CheckCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public String name() {
    return "check";
  }

  @Override
  public List<String> help() {
    return List.of(
        "check [folder] [--profile live] [--json]",
        "Looks for everything that is wrong in config, connectors and routes, without a start.");
  }

  @Override
  public Set<String> options() {
    return Set.of("profile", "json!");
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
            ? new CheckRun(folder, arguments.option("profile").orElse(null)).run()
            : new CheckReport(unreadable, Map.of(), "-", unreadable.size());
    if (arguments.has("json")) {
      out.println(json(report));
    } else {
      report.print(out, clock.millis() - begin);
    }
    return report.findings().isEmpty() ? 0 : 1;
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
