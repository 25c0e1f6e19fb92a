package dev.wattle.calendar;

import java.time.LocalDate;

/** Easter of the western churches. */
final class Easter {

  private Easter() {}

  /** By the Gregorian computus: the Sunday after the full moon of the church's calendar. */
  static LocalDate sunday(int year) {
    int golden = year % 19;
    int century = year / 100;
    int moon =
        Math.floorMod(19 * golden + century - century / 4 - (8 * century + 13) / 25 + 15, 30);
    moon -= (moon / 28) * (1 - (moon / 28) * (29 / (moon + 1)) * ((21 - golden) / 11));
    int weekday = Math.floorMod(year + year / 4 + moon + 2 - century + century / 4, 7);
    return LocalDate.of(year, 3, 28).plusDays(moon - weekday);
  }
}
