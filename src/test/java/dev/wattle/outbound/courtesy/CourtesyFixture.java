package dev.wattle.outbound.courtesy;

import dev.wattle.calendar.CalendarSettings;
import dev.wattle.consent.ConsentDecision;
import dev.wattle.consent.ConsentState;
import dev.wattle.contact.place.PlaceSettings;
import dev.wattle.event.ContactId;
import dev.wattle.event.Purpose;
import dev.wattle.template.promo.PromoSettings;
import dev.wattle.testing.ShippedSettings;
import java.time.Instant;
import java.util.Map;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Places, holidays and words as shipped. */
@TestConfiguration(proxyBeanMethods = false)
public class CourtesyFixture {

  @Bean
  PlaceSettings placeSettings() {
    return ShippedSettings.bind("wattle.contact.place", PlaceSettings.class, "application.yaml");
  }

  @Bean
  CalendarSettings calendarSettings() {
    return ShippedSettings.bind(
        "wattle.calendar", CalendarSettings.class, "calendar/au-holidays.yaml");
  }

  @Bean
  PromoSettings promoSettings() {
    return promotions();
  }

  /** The words as shipped. */
  public static PromoSettings promotions() {
    return ShippedSettings.bind(
        "wattle.promo", PromoSettings.class, "application.yaml", "consent/promo-words.yaml");
  }

  /** An agreement on a web form. */
  public static ConsentDecision marketing(ContactId contact, Instant at) {
    return new ConsentDecision(
        contact,
        Purpose.MARKETING,
        ConsentState.GIVEN,
        "web",
        "form",
        null,
        Map.of(),
        null,
        at,
        "test");
  }
}
