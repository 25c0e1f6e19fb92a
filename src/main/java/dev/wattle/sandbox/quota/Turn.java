package dev.wattle.sandbox.quota;

/**
 * What a quota says to one call.
 *
 * @param tooManyAtATime whether it is refused because of others under way
 * @param tooMany whether it is refused because the window is used up
 * @param most calls of the window; 0 if it has no limit
 * @param left of them after this one
 * @param reset seconds until the window ends
 */
public record Turn(boolean tooManyAtATime, boolean tooMany, int most, int left, int reset) {

  /** Whether the call is answered. */
  public boolean admitted() {
    return !tooMany && !tooManyAtATime;
  }
}
