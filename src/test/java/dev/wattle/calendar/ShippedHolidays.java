package dev.wattle.calendar;

import dev.wattle.testing.ShippedSettings;

/** The holidays that are shipped. */
public final class ShippedHolidays {

  private ShippedHolidays() {}

  public static Holidays holidays() {
    return new Holidays(
        ShippedSettings.bind(
            "wattle.calendar", CalendarSettings.class, "calendar/au-holidays.yaml"));
  }
}
