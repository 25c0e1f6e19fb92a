package dev.wattle.command;

/** The command line makes no sense; the message says why. */
public final class WrongUsage extends RuntimeException {

  private static final long serialVersionUID = 1L;

  WrongUsage(String message) {
    super(message);
  }
}
