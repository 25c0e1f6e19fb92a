package dev.wattle.media.scan;

import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A scanner as a command that is given the file's path: 0 says clean, 1 infected, everything else
 * that it does not know. {@code clamdscan --no-summary --fdpass} is such a command.
 */
public final class CommandScan implements VirusScan {

  private final List<String> command;
  private final Duration timeout;

  /**
   * @param command program and arguments; empty lets every file pass
   */
  public CommandScan(List<String> command, Duration timeout) {
    this.command = List.copyOf(command);
    this.timeout = timeout;
  }

  @Override
  public Optional<String> finding(Path file) {
    if (command.isEmpty()) {
      return Optional.empty();
    }
    int exit = run(file);
    if (exit > 1) {
      throw undecided("exit code " + exit);
    }
    return exit == 1 ? Optional.of("infected, says " + program()) : Optional.empty();
  }

  private int run(Path file) {
    List<String> whole = new ArrayList<>(command);
    whole.add(file.toAbsolutePath().toString());
    try {
      Process scan =
          new ProcessBuilder(whole)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!scan.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
        scan.destroyForcibly();
        throw undecided("no answer within " + timeout);
      }
      return scan.exitValue();
    } catch (IOException e) {
      throw undecided("it cannot be started");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw undecided("interrupted");
    }
  }

  private Failure undecided(String why) {
    String text = "%s cannot tell whether a file is clean: %s. See to it; the file is tried again.";
    return Failure.of(Kind.UNREACHABLE, "media.scan-undecided", text.formatted(program(), why));
  }

  private String program() {
    return Path.of(command.get(0)).getFileName().toString();
  }
}
