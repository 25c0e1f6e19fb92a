package dev.wattle.consent.complaint;

import java.time.LocalDate;

/** Which days are worked, as somebody else knows. */
@FunctionalInterface
public interface WorkingDays {

  /**
   * @param region such as {@code AU-NSW}
   * @return the last of so many working days that follow that day
   */
  LocalDate after(String region, LocalDate day, int days);
}
