package dev.wattle.command;

import java.io.PrintStream;
import java.util.List;
import java.util.Set;

/** Something that {@code java -jar wattle.jar <name>} does instead of a start. */
public interface Command {

  /** The word on the command line. */
  String name();

  /** How it is called, and in a sentence what for. */
  List<String> help();

  /** The options it takes, without their dashes; one that takes no value ends in {@code !}. */
  Set<String> options();

  /**
   * @return the exit code: 0 for good, 1 for something that needs attention
   * @throws WrongUsage for arguments that make no sense, which exits with 2
   */
  int run(Arguments arguments, PrintStream out);
}
