package dev.wattle.outbound.pacing;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How we stay ahead of Meta's limits; each key is explained in {@code config/application.yaml}.
 *
 * @param messagingLimit people whom a portfolio may write to first in 24 hours, while Meta has told
 *     nothing else; 0 for no limit
 * @param bulkShare percent of a number's throughput that bulk may use
 * @param yellowShare the same while the number's quality is medium; 0 stops bulk
 * @param redShare the same while it is low or the number flagged; 0 stops bulk
 * @param bulkAtOnce bulk messages worked on at once, waiting ones apart
 * @param bulkWait the longest wait for a place that bulk spends in its lane
 * @param recheck when messages that wait for something without a known end are judged again
 * @param probeAfter when one message tries whether a held number works again
 * @param unreachableFor how long a person counts as out of reach
 * @param alarmFor how long an error that somebody should look at stays in the list of holds
 * @param marketingAgain how often a marketing message that Meta capped is tried again
 */
@Validated
@ConfigurationProperties("wattle.pacing")
public record PacingSettings(
    @DefaultValue("250") @Min(0) int messagingLimit,
    @DefaultValue("60") @Min(1) @Max(100) int bulkShare,
    @DefaultValue("20") @Min(0) @Max(100) int yellowShare,
    @DefaultValue("0") @Min(0) @Max(100) int redShare,
    @DefaultValue("4") @Min(1) int bulkAtOnce,
    @DefaultValue("2m") Duration bulkWait,
    @DefaultValue("15m") Duration recheck,
    @DefaultValue("5m") Duration probeAfter,
    @DefaultValue("3d") Duration unreachableFor,
    @DefaultValue("24h") Duration alarmFor,
    @DefaultValue("3") @Min(0) int marketingAgain) {

  int share(Quality quality) {
    return switch (quality) {
      case GREEN -> bulkShare;
      case YELLOW -> yellowShare;
      case RED -> redShare;
    };
  }
}
