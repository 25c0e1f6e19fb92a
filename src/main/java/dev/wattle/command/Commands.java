package dev.wattle.command;

import dev.wattle.command.check.CheckCommand;
import dev.wattle.command.dry.DryRunCommand;
import dev.wattle.command.replay.ReplayCommand;
import dev.wattle.command.template.TemplatesCommand;
import java.io.PrintStream;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.springframework.boot.logging.LoggingSystem;

/** What the first word of the command line asks for. */
public final class Commands {

  private static final int WRONG_USAGE = 2;

  private final List<Command> commands;
  private final PrintStream out;

  /**
   * @param out where results and complaints go
   */
  public Commands(Clock clock, PrintStream out) {
    this.commands =
        List.of(
            new CheckCommand(System.getenv(), clock),
            new DryRunCommand(clock),
            new ReplayCommand(System.getenv(), clock),
            new TemplatesCommand(System.getenv()));
    this.out = out;
  }

  /** Whether these arguments ask for a command; without, or with options only, Wattle starts. */
  public static boolean asksForOne(String[] arguments) {
    return arguments.length > 0
        && (!arguments[0].startsWith("-") || List.of("--help", "-h").contains(arguments[0]));
  }

  /** Returns the exit code: 0 for good, 1 for findings, 2 for wrong usage. */
  public int run(String... arguments) {
    LoggingSystem.get(Commands.class.getClassLoader()).beforeInitialize();
    String word = arguments[0].replaceFirst("^--?", "");
    if ("help".equals(word) || "h".equals(word)) {
      usage();
      return 0;
    }
    for (Command command : commands) {
      if (command.name().equals(word)) {
        return run(command, Arrays.asList(arguments).subList(1, arguments.length));
      }
    }
    out.println("There is no command " + word + ".");
    usage();
    return WRONG_USAGE;
  }

  private int run(Command command, List<String> arguments) {
    try {
      return command.run(new Arguments(arguments, command.options()), out);
    } catch (WrongUsage e) {
      out.println(e.getMessage() + ".");
      out.println("Usage: java -jar wattle.jar " + command.help().get(0));
      return WRONG_USAGE;
    }
  }

  private void usage() {
    out.println("java -jar wattle.jar                   starts Wattle");
    out.println("java -jar wattle.jar <command> …       does something else, and ends:");
    for (Command command : commands) {
      out.println();
      out.println("  " + command.help().get(0));
      command.help().stream().skip(1).forEach(line -> out.println("      " + line));
    }
    out.println();
    out.println("  help");
    out.println("      Prints this. Exit codes: 0 good, 1 findings or failures, 2 wrong usage.");
  }
}
