package dev.wattle.whatsapp.error;

import java.util.Optional;

/**
 * Code to fate, wait and effect, from {@code config/whatsapp-errors.yaml}. The HTTP status decides
 * only where an answer carries no code at all, because Meta uses it loosely.
 */
public final class ErrorTable {

  private final CodeRanges codes;
  private final CodeRanges statuses;
  private final ErrorRule unknown;
  private final ErrorRule transientFault;

  ErrorTable(CodeRanges codes, CodeRanges statuses, ErrorRule unknown, ErrorRule transientFault) {
    this.codes = codes;
    this.statuses = statuses;
    this.unknown = unknown;
    this.transientFault = transientFault;
  }

  /** As {@link #rule(int, boolean)}, for errors that came by webhook. */
  public ErrorRule rule(int code) {
    return rule(code, false);
  }

  /**
   * @param code of the Graph error
   * @param isTransient what Meta says itself; counts only where the table does not know the code
   */
  public ErrorRule rule(int code, boolean isTransient) {
    return codes.find(code).orElse(isTransient ? transientFault : unknown);
  }

  /** Whether the table names the code. */
  public boolean knows(int code) {
    return codes.find(code).isPresent();
  }

  /**
   * @param status of an answer without an error of Meta's
   * @return empty where the message may have been accepted
   */
  public Optional<ErrorRule> withoutCode(int status) {
    return statuses.find(status);
  }
}
