package dev.wattle.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.wattle.failure.Failure;
import dev.wattle.testing.ShippedSettings;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HolidaysTest {

  private final Holidays holidays =
      new Holidays(
          ShippedSettings.bind(
              "wattle.calendar", CalendarSettings.class, "calendar/au-holidays.yaml"));

  @ParameterizedTest
  @CsvSource({
    "AU-NSW, 2026-01-26",
    "AU-NSW, 2026-04-03",
    "AU-NSW, 2026-04-06",
    "AU-NSW, 2026-04-27",
    "AU-NSW, 2026-06-08",
    "AU-NSW, 2026-10-05",
    "AU-NSW, 2026-12-28",
    "AU-ACT, 2026-06-01",
    "AU-ACT, 2027-05-31",
    "AU-NT, 2027-04-26",
    "AU-QLD, 2026-10-05",
    "AU-QLD, 2026-05-04",
    "AU-SA, 2026-03-09",
    "AU-TAS, 2027-03-08",
    "AU-VIC, 2026-11-03",
    "AU-VIC, 2026-09-25",
    "AU-WA, 2026-04-27",
    "AU-WA, 2026-03-02",
    "AU-WA, 2026-06-01",
    "AU-WA, 2026-09-28",
    "AU-WA, 2027-09-27",
    "AU, 2027-03-26",
    "AU, 2027-03-29",
    "AU, 2027-12-27",
    "AU, 2027-12-28",
    "AU, 2028-01-03",
    "AU, 2028-04-14",
    "AU, 2028-04-17",
    "AU, 2022-12-27"
  })
  void daysThatAreHolidays(String region, LocalDate day) {
    assertThat(holidays.isHoliday(region, day)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "AU-VIC, 2026-04-27",
    "AU-QLD, 2026-04-27",
    "AU-QLD, 2026-06-08",
    "AU-WA, 2026-06-08",
    "AU-WA, 2026-04-04",
    "AU-TAS, 2026-04-05",
    "AU-NSW, 2026-11-03",
    "AU-NSW, 2026-08-03",
    "AU-NSW, 2026-12-29",
    "AU, 2026-10-05",
    "NZ, 2026-01-01"
  })
  void daysThatAreNone(String region, LocalDate day) {
    assertThat(holidays.isHoliday(region, day)).isFalse();
  }

  @Test
  void fiveWorkingDaysOverEasterTakeTwoMoreThanTheWeekend() {
    assertThat(holidays.workingDaysAfter("AU-NSW", LocalDate.parse("2026-03-31"), 5))
        .isEqualTo(LocalDate.parse("2026-04-09"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"5th monday june", "13-45", "easter-x", "1st someday june", "june"})
  void aRuleThatCannotBeReadRefusesTheStart(String rule) {
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> new CalendarSettings(Map.of("AU", List.of(rule))))
        .withMessageContaining("wattle.calendar.holidays.AU");
  }
}
