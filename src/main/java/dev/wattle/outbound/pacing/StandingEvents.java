package dev.wattle.outbound.pacing;

import dev.wattle.event.Event;
import dev.wattle.whatsapp.BusinessNumber;
import dev.wattle.whatsapp.WhatsAppSettings;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Learns limits and quality from what Meta tells about our numbers and accounts. */
@Component("standingEvents")
public class StandingEvents {

  private static final Logger LOG = LoggerFactory.getLogger(StandingEvents.class);
  private static final String LIMIT = "messagingLimit";

  private final NumberStandings standings;
  private final PortfolioBudget budget;
  private final WhatsAppSettings numbers;

  StandingEvents(NumberStandings standings, PortfolioBudget budget, WhatsAppSettings numbers) {
    this.standings = standings;
    this.budget = budget;
    this.numbers = numbers;
  }

  /**
   * Takes {@code whatsapp.capability.updated} and {@code whatsapp.number.quality}; others pass by.
   */
  public void apply(Event event) {
    if ("whatsapp.capability.updated".equals(event.type())) {
      String waba = text(event.data(), "account", "id");
      learnLimit(event, number -> number.waba().equals(waba) || number.portfolio().equals(waba));
    } else if ("whatsapp.number.quality".equals(event.type())) {
      Predicate<BusinessNumber> named = named(event);
      numbers.numbers().stream().filter(named).forEach(number -> learn(number.id(), event));
      learnLimit(event, named);
    }
  }

  /** Most such events tell only how the number is displayed. */
  private static Predicate<BusinessNumber> named(Event event) {
    String id = text(event.data(), "number", "id");
    String display = digits(text(event.data(), "number", "display"));
    return number ->
        number.id().equals(id) || !display.isEmpty() && digits(number.display()).equals(display);
  }

  private void learn(String number, Event event) {
    Instant at = event.time();
    switch (String.valueOf(event.data().get("event"))) {
      case "THROUGHPUT_UPGRADE" -> standings.upgraded(number, true, at);
      case "DOWNGRADE" -> standings.upgraded(number, false, at);
      case "FLAGGED" -> standings.flagged(number, true, at);
      case "UNFLAGGED" -> standings.flagged(number, false, at);
      default -> {}
    }
    quality(event.data().get("quality"))
        .ifPresent(quality -> standings.quality(number, quality, at));
    LOG.info("standing number={} event={}", number, event.data().get("event"));
  }

  private void learnLimit(Event event, Predicate<BusinessNumber> whose) {
    Optional<Integer> people = people(event.data().get(LIMIT));
    people.ifPresent(
        limit ->
            numbers.numbers().stream()
                .filter(whose)
                .map(BusinessNumber::portfolio)
                .distinct()
                .forEach(portfolio -> budget.learn(portfolio, limit, event.time())));
  }

  private static Optional<Integer> people(@Nullable Object limit) {
    if (!(limit instanceof Map<?, ?> told)) {
      return Optional.empty();
    }
    if (Boolean.TRUE.equals(told.get("unlimited"))) {
      return Optional.of(0);
    }
    return told.get("count") instanceof Number count && count.intValue() > 0
        ? Optional.of(count.intValue())
        : Optional.empty();
  }

  private static Optional<Quality> quality(@Nullable Object word) {
    String upper = String.valueOf(word).toUpperCase(Locale.ROOT);
    return Stream.of(Quality.values()).filter(known -> known.name().equals(upper)).findFirst();
  }

  private static String text(Map<String, Object> data, String object, String field) {
    Object value = data.get(object) instanceof Map<?, ?> map ? map.get(field) : null;
    return value == null ? "" : value.toString();
  }

  private static String digits(String display) {
    return display.replaceAll("\\D", "");
  }
}
