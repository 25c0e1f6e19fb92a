package dev.wattle.outbound.courtesy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wattle.calendar.CalendarSettings;
import dev.wattle.calendar.Holidays;
import dev.wattle.contact.place.Place;
import dev.wattle.event.Purpose;
import dev.wattle.outbound.courtesy.CourtesySettings.Quiet;
import dev.wattle.testing.ShippedSettings;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietHoursTest {

  private static final CourtesySettings SHIPPED =
      ShippedSettings.bind("wattle.courtesy", CourtesySettings.class, "application.yaml");

  private final QuietHours shipped = hours(SHIPPED);

  @ParameterizedTest
  @CsvSource({
    // One moment, four places: summer time in Sydney and Adelaide only.
    "2026-11-23T08:59:00Z, AU-NSW, Australia/Sydney, ",
    "2026-11-23T09:00:00Z, AU-NSW, Australia/Sydney, 2026-11-24T08:00",
    "2026-11-23T09:00:00Z, AU-SA, Australia/Adelaide, ",
    "2026-11-23T09:30:00Z, AU-SA, Australia/Adelaide, 2026-11-24T08:00",
    "2026-11-23T09:30:00Z, AU-QLD, Australia/Brisbane, ",
    "2026-11-23T10:00:00Z, AU-QLD, Australia/Brisbane, 2026-11-24T08:00",
    "2026-11-23T11:59:00Z, AU-WA, Australia/Perth, ",
    "2026-11-23T12:00:00Z, AU-WA, Australia/Perth, 2026-11-24T08:00",
    // After midnight the same morning ends it; at its very end it is over.
    "2026-11-23T20:59:59Z, AU-NSW, Australia/Sydney, 2026-11-24T08:00",
    "2026-11-23T21:00:00Z, AU-NSW, Australia/Sydney, ",
    // The nights in which the clocks change, 4 October 2026 and 5 April 2026 (Easter Sunday);
    // Labour Day and Easter Monday follow.
    "2026-10-03T10:30:00Z, AU-NSW, Australia/Sydney, 2026-10-04T08:00",
    "2026-10-03T10:30:00Z, AU-QLD, Australia/Brisbane, 2026-10-04T08:00",
    "2026-10-03T15:59:00Z, AU-TAS, Australia/Hobart, 2026-10-04T08:00",
    "2026-04-04T15:59:00Z, AU-TAS, Australia/Hobart, 2026-04-05T08:00",
    "2026-10-04T09:30:00Z, AU-NSW, Australia/Sydney, 2026-10-06T08:00",
    // Holidays of one state are none of another.
    "2026-11-03T02:00:00Z, AU-VIC, Australia/Melbourne, 2026-11-04T08:00",
    "2026-11-03T02:00:00Z, AU-NSW, Australia/Sydney, ",
    "2026-09-28T02:00:00Z, AU-WA, Australia/Perth, 2026-09-29T08:00",
    // Thursday night before Good Friday: four days.
    "2026-04-02T10:00:00Z, AU-NSW, Australia/Sydney, 2026-04-07T08:00",
    // Christmas Eve: Christmas, Boxing Day on a Saturday, its Monday; the Sunday between is none.
    "2026-12-24T10:00:00Z, AU-NSW, Australia/Sydney, 2026-12-27T08:00",
    "2026-12-27T10:00:00Z, AU-NSW, Australia/Sydney, 2026-12-29T08:00"
  })
  void quietTimeEndsWhereThePersonLives(
      Instant moment, String region, ZoneId zone, LocalDateTime until) {
    assertThat(
            shipped
                .end(Purpose.MARKETING, new Place(region, zone), moment)
                .map(end -> end.atZone(zone).toLocalDateTime()))
        .isEqualTo(Optional.ofNullable(until));
  }

  @Test
  void aTimeThatTheClockSkipsIsTheNextThatExists() {
    ZoneId sydney = ZoneId.of("Australia/Sydney");
    QuietHours early = hours(quiet(LocalTime.of(20, 0), LocalTime.of(2, 30), Set.of()));
    assertThat(
            early.end(
                Purpose.MARKETING,
                new Place("AU-NSW", sydney),
                Instant.parse("2026-10-03T15:00:00Z")))
        .contains(Instant.parse("2026-10-03T16:30:00Z"));
  }

  @Test
  void wholeWeekdaysCanBeQuietAndOtherPurposesNever() {
    Place perth = new Place("AU-WA", ZoneId.of("Australia/Perth"));
    QuietHours sundays = hours(quiet(LocalTime.NOON, LocalTime.NOON, Set.of(DayOfWeek.SUNDAY)));
    Instant sunday = Instant.parse("2026-11-22T04:00:00Z");
    assertThat(sundays.end(Purpose.MARKETING, perth, sunday))
        .contains(Instant.parse("2026-11-22T16:00:00Z"));
    assertThat(sundays.end(Purpose.MARKETING, perth, sunday.plus(Duration.ofDays(1)))).isEmpty();
    assertThat(shipped.end(Purpose.SERVICE, perth, Instant.parse("2026-11-22T16:00:00Z")))
        .isEmpty();
    assertThat(shipped.concern(Purpose.UTILITY)).isFalse();
  }

  private static CourtesySettings quiet(LocalTime from, LocalTime until, Set<DayOfWeek> days) {
    return new CourtesySettings(
        Map.of(),
        true,
        Map.of(Purpose.MARKETING, new Quiet(from, until, days, false)),
        Duration.ZERO,
        true,
        Duration.ofDays(90));
  }

  private static QuietHours hours(CourtesySettings settings) {
    return new QuietHours(
        settings,
        new Holidays(
            ShippedSettings.bind(
                "wattle.calendar", CalendarSettings.class, "calendar/au-holidays.yaml")));
  }
}
