package dev.wattle.sandbox;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * How a vendor misbehaves.
 *
 * @param status answered instead of doing it; null for none
 * @param share of the requests that are hit, 0 to 1
 * @param retryAfter seconds, told with the status
 * @param latencyMs before the vendor does anything
 * @param mode {@link #RESET} or {@link #ACCEPT_THEN_TIMEOUT}
 * @param statuses how simulated Meta reports what became of a message: late, twice, shuffled,
 *     batched, failed, none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Fault(
    @Nullable Integer status,
    double share,
    @Nullable Integer retryAfter,
    @Nullable Long latencyMs,
    @Nullable String mode,
    @Nullable String statuses) {

  /** The connection is closed without an answer; the vendor did not do it. */
  public static final String RESET = "reset";

  /** The vendor did it, and the answer never comes. */
  public static final String ACCEPT_THEN_TIMEOUT = "accept-then-timeout";

  static final Fault NONE = new Fault(null, 1, null, null, null, null);

  @JsonIgnore
  boolean isReset() {
    return RESET.equals(mode);
  }

  @JsonIgnore
  boolean isHeld() {
    return ACCEPT_THEN_TIMEOUT.equals(mode);
  }

  long latency() {
    return latencyMs == null ? 0 : latencyMs;
  }

  /** What is written into the request log; null if the request was not disturbed. */
  @Nullable String name() {
    return mode != null ? mode : status != null ? "status" : null;
  }
}
