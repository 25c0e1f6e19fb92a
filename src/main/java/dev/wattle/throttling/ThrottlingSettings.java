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
 * @param longestCall after which a call no longer counts as under way, whatever became of it
 */
@Validated
@ConfigurationProperties("wattle.throttling")
public record ThrottlingSettings(
    @DefaultValue("5s") Duration maxWait,
    @DefaultValue("1m") Duration longestCall,
    @NotEmpty Map<String, @Valid Limit> limits) {

  /** With the usual time for calls. */
  public static ThrottlingSettings of(Duration maxWait, Map<String, Limit> limits) {
    return new ThrottlingSettings(maxWait, Duration.ofMinutes(1), limits);
  }

  /**
   * One token bucket for each key.
   *
   * @param capacity the burst
   * @param refill tokens that come back, evenly, in the time {@code per}
   * @param keys keys with another bucket
   * @param also limits that {@code throttle-action} keeps to as well, such as that of the day
   * @param concurrent calls that all nodes together have under way at most; 0 for any number
   * @param answers where the other side says how much of the limit is left
   */
  public record Limit(
      @Min(1) long capacity,
      @Min(1) long refill,
      @NotNull Duration per,
      @DefaultValue Map<String, @Valid Bucket> keys,
      @DefaultValue List<String> also,
      @DefaultValue("0") @Min(0) int concurrent,
      @DefaultValue @Valid Answers answers) {

    /** Without anything that only vendors have. */
    public static Limit plain(long capacity, long refill, Duration per, String... also) {
      return new Limit(capacity, refill, per, Map.of(), List.of(also), 0, Answers.NONE);
    }

    Bucket of(String key) {
      return keys.getOrDefault(key, new Bucket(capacity, refill, per));
    }
  }

  /** As {@link Limit}, for one key. */
  public record Bucket(@Min(1) long capacity, @Min(1) long refill, @NotNull Duration per) {}

  /**
   * The headers of an answer that tell of a limit, each a name, or a name, a blank and a regular
   * expression whose first group is the number.
   *
   * @param remaining calls that are left
   * @param used calls that were made; together with {@code limit} as good as {@code remaining}
   * @param limit calls that are allowed
   * @param interval milliseconds to wait where nothing is left and no reset is told
   * @param reset seconds until all of them are there again, or the second since 1970
   */
  public record Answers(
      @DefaultValue("") String remaining,
      @DefaultValue("") String used,
      @DefaultValue("") String limit,
      @DefaultValue("") String reset,
      @DefaultValue("") String interval) {

    static final Answers NONE = new Answers("", "", "", "", "");

    /** Whether the other side says anything. */
    public boolean isSilent() {
      return remaining.isBlank() && used.isBlank();
    }
  }
}
