package dev.wattle.ops.talk;

import dev.wattle.calendar.Holidays;
import dev.wattle.consent.complaint.WorkingDays;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The public holidays that the clock of complaints leaves out. */
@Configuration(proxyBeanMethods = false)
class ComplaintCalendar {

  @Bean
  WorkingDays workingDays(Holidays holidays) {
    return holidays::workingDaysAfter;
  }
}
