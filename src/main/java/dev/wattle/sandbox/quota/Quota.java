package dev.wattle.sandbox.quota;

/**
 * What a vendor takes.
 *
 * @param calls in so many seconds; 0 for any number
 * @param seconds the length of that window, which begins with its first call
 * @param atATime calls under way together; 0 for any number
 */
public record Quota(int calls, int seconds, int atATime) {

  /** Everything. */
  public static final Quota NONE = new Quota(0, 0, 0);

  public Quota {
    if (calls < 0 || atATime < 0 || (calls > 0 && seconds < 1)) {
      throw new IllegalArgumentException(
          "sandbox.quota: calls and atATime are 0 or more, seconds at least 1 where there are calls");
    }
  }
}
