package dev.wattle.outbound.courtesy;

import dev.wattle.event.Purpose;
import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often, when and to whom; each key is explained in {@code config/application.yaml}.
 *
 * @param frequency by purpose; a purpose that is missing is not limited
 * @param quietHours whether {@code quiet} counts at all
 * @param quiet by purpose; a purpose that is missing has none
 * @param spread over how long the messages that waited for the end of quiet hours go out
 * @param bulkToInvitedOnly whether bulk needs an opt-in or a message of the person
 * @param invitedWithin how long ago that message may be
 */
@ConfigurationProperties("wattle.courtesy")
public record CourtesySettings(
    Map<Purpose, Frequency> frequency,
    @DefaultValue("true") boolean quietHours,
    Map<Purpose, Quiet> quiet,
    @DefaultValue("30m") Duration spread,
    @DefaultValue("true") boolean bulkToInvitedOnly,
    @DefaultValue("90d") Duration invitedWithin) {

  /**
   * @throws Failure MISCONFIGURED, naming the key
   */
  public CourtesySettings(
      @Nullable Map<Purpose, Frequency> frequency,
      boolean quietHours,
      @Nullable Map<Purpose, Quiet> quiet,
      Duration spread,
      boolean bulkToInvitedOnly,
      Duration invitedWithin) {
    this.frequency = frequency == null ? Map.of() : Map.copyOf(frequency);
    this.quietHours = quietHours;
    this.quiet = quiet == null ? Map.of() : Map.copyOf(quiet);
    this.spread = spread;
    this.bulkToInvitedOnly = bulkToInvitedOnly;
    this.invitedWithin = invitedWithin;
    this.frequency.forEach(CourtesySettings::check);
    refuseIf(spread.isNegative(), "spread", spread, "Give 0 or a time such as 30m.");
    refuseIf(invitedWithin.isNegative(), "invited-within", invitedWithin, "Give 0 or 90d.");
  }

  private static void check(Purpose purpose, Frequency cap) {
    String key = "frequency." + purpose.text();
    refuseIf(cap.messages() < 0, key + ".messages", cap.messages(), "Give 0 for no limit, or 4.");
    refuseIf(
        cap.per().toSeconds() < 1, key + ".per", cap.per(), "Give a positive time such as 30d.");
  }

  private static void refuseIf(boolean wrong, String key, Object value, String remedy) {
    if (wrong) {
      String text = "wattle.courtesy.%s is %s. %s".formatted(key, value, remedy);
      throw Failure.of(Kind.MISCONFIGURED, "outbound.courtesy-settings", text);
    }
  }

  /**
   * Messages to one person in a moving time.
   *
   * @param messages 0 for no limit
   */
  public record Frequency(@DefaultValue("4") int messages, @DefaultValue("30d") Duration per) {}

  /**
   * When nobody is disturbed; the same time twice means at no hour.
   *
   * @param days weekdays that are quiet as a whole
   * @param holidays whether public holidays are quiet as a whole
   */
  public record Quiet(
      @DefaultValue("20:00") LocalTime from,
      @DefaultValue("08:00") LocalTime until,
      @DefaultValue Set<DayOfWeek> days,
      @DefaultValue("true") boolean holidays) {}
}
