package dev.wattle.ops.probe;

import dev.wattle.outbound.pacing.NumberStandings;
import dev.wattle.outbound.pacing.PortfolioBudget;
import dev.wattle.outbound.pacing.Quality;
import dev.wattle.whatsapp.BusinessNumber;
import dev.wattle.whatsapp.WhatsAppSettings;
import dev.wattle.whatsapp.manage.AccountApi.NumberFacts;
import java.time.Instant;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What the probe hears of a number sets its pace, in case a webhook was missed. */
@Component
class NumberLearner implements NumberListener {

  private static final Set<String> QUALITIES = Set.of("GREEN", "YELLOW", "RED");

  private final NumberStandings standings;
  private final PortfolioBudget budget;
  private final WhatsAppSettings settings;

  NumberLearner(NumberStandings standings, PortfolioBudget budget, WhatsAppSettings settings) {
    this.standings = standings;
    this.budget = budget;
    this.settings = settings;
  }

  @Override
  public void told(NumberFacts number, Instant asOf) {
    if (QUALITIES.contains(number.quality())) {
      standings.quality(number.id(), Quality.valueOf(number.quality()), asOf);
    }
    switch (number.status()) {
      case "FLAGGED" -> standings.flagged(number.id(), true, asOf);
      case "CONNECTED" -> standings.flagged(number.id(), false, asOf);
      default -> {}
    }
    switch (number.throughput()) {
      case "HIGH" -> standings.upgraded(number.id(), true, asOf);
      case "STANDARD" -> standings.upgraded(number.id(), false, asOf);
      default -> {}
    }
    double people = ProbeMeters.people(number.limit());
    if (!Double.isNaN(people)) {
      String portfolio =
          settings.number(number.id()).map(BusinessNumber::portfolio).orElse(number.id());
      budget.learn(portfolio, Double.isInfinite(people) ? 0 : (int) people, asOf);
    }
  }
}
