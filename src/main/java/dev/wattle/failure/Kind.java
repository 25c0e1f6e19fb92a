package dev.wattle.failure;

/** The eight ways to fail. Each has one fate, the same everywhere. */
public enum Kind {
  /** The other side, or our own bucket, asks us to slow down: retried after the given pause. */
  THROTTLED(true),
  /** No connection; or 5xx or time-out on a call that may be repeated: retried with backoff. */
  UNREACHABLE(true),
  /**
   * Time-out or 5xx on a call that may not be repeated: never repeated by itself, parked unless
   * settled.
   */
  UNCERTAIN(false),
  /** The other side understood and said no: parked. */
  REFUSED(false),
  /** The input is not what it claims to be: parked. */
  MALFORMED(false),
  /** Consent, window, cap or quiet hours forbid it: not sent, receipt kept, never retried. */
  WITHHELD(false),
  /** Signature or key wrong: answered 401, counted, not stored. */
  UNTRUSTED(false),
  /** Our own settings are wrong: parked, alarm raised. */
  MISCONFIGURED(false);

  private final boolean retried;

  Kind(boolean retried) {
    this.retried = retried;
  }

  /** Whether waiting helps. */
  public boolean isRetried() {
    return retried;
  }
}
