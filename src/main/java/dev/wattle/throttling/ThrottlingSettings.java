package dev.wattle.throttling;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The named limits, see {@code config/limits.yaml}.
 *
 * @param maxWait how long {@code throttle-action} waits in place
 */
@Validated
@ConfigurationProperties("wattle.throttling")
public record ThrottlingSettings(
    @DefaultValue("5s") Duration maxWait, @NotEmpty Map<String, @Valid Limit> limits) {

  /**
   * One token bucket for each key.
   *
   * @param capacity the burst
   * @param refill tokens that come back, evenly, in the time {@code per}
   * @param keys keys with another bucket
   * @param also limits that {@code throttle-action} keeps to as well, such as that of the day
   */
  public record Limit(
      @Min(1) long capacity,
      @Min(1) long refill,
      @NotNull Duration per,
      @DefaultValue Map<String, @Valid Bucket> keys,
      @DefaultValue List<String> also) {

    Bucket of(String key) {
      return keys.getOrDefault(key, new Bucket(capacity, refill, per));
    }
  }

  /** As {@link Limit}, for one key. */
  public record Bucket(@Min(1) long capacity, @Min(1) long refill, @NotNull Duration per) {}
}
