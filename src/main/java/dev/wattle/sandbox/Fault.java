package dev.wattle.sandbox;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Set;
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
 *     batched, failed, none; several with commas between
 * @param code why messages fail, if they do: Meta's error, told by a status after the send was
 *     answered 200; null for 131026
 * @param retries whether simulated Meta posts a webhook again that was not answered 200; null for
 *     yes
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Fault(
    @Nullable Integer status,
    double share,
    @Nullable Integer retryAfter,
    @Nullable Long latencyMs,
    @Nullable String mode,
    @Nullable String statuses,
    @Nullable Integer code,
    @Nullable Boolean retries) {

  /** The connection is closed without an answer; the vendor did not do it. */
  public static final String RESET = "reset";

  /** The vendor did it, and the answer never comes. */
  public static final String ACCEPT_THEN_TIMEOUT = "accept-then-timeout";

  static final Fault NONE = new Fault(null, 1, null, null, null, null);

  /** One that concerns calls and the way of statuses only. */
  public Fault(
      @Nullable Integer status,
      double share,
      @Nullable Integer retryAfter,
      @Nullable Long latencyMs,
      @Nullable String mode,
      @Nullable String statuses) {
    this(status, share, retryAfter, latencyMs, mode, statuses, null, null);
  }

  /** The single words of {@code statuses}. */
  public Set<String> statusModes() {
    return statuses == null ? Set.of() : Set.of(statuses.split(","));
  }

  /** Whether a webhook that was refused comes again. */
  public boolean postsAgain() {
    return retries == null || retries;
  }

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
