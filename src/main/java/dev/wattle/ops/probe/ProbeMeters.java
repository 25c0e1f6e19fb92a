package dev.wattle.ops.probe;

import dev.wattle.whatsapp.manage.AccountApi.NumberFacts;
import dev.wattle.whatsapp.manage.AccountApi.TokenFacts;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.springframework.stereotype.Component;

/** The reading as gauges. */
@Component
class ProbeMeters {

  private static final Map<String, Integer> QUALITY = Map.of("GREEN", 3, "YELLOW", 2, "RED", 1);
  private static final Map<String, Integer> PER_SECOND = Map.of("STANDARD", 80, "HIGH", 1000);

  private final Clock clock;
  private final MultiGauge subscribed;
  private final MultiGauge quality;
  private final MultiGauge connected;
  private final MultiGauge throughput;
  private final MultiGauge limit;
  private volatile Reading reading = Reading.NONE;

  ProbeMeters(MeterRegistry meters, Clock clock) {
    this.clock = clock;
    Gauge.builder("wattle.whatsapp.token.expires", this, ProbeMeters::secondsLeft)
        .description("Until the token ends: +Inf never, 0 invalid, NaN not known")
        .baseUnit("seconds")
        .register(meters);
    subscribed = gauge(meters, "subscribed", "Whether the account's webhooks reach our app");
    quality = gauge(meters, "number.quality", "3 green, 2 yellow, 1 red, 0 not known");
    connected = gauge(meters, "number.connected", "Whether the number can send");
    throughput = gauge(meters, "number.throughput", "Messages a second; 0 not known");
    limit = gauge(meters, "number.limit", "Unique people in 24 h; +Inf no limit, NaN not known");
  }

  void show(Reading now) {
    reading = now;
    List<Row<?>> accounts =
        now.subscribed().entrySet().stream()
            .<Row<?>>map(e -> Row.of(Tags.of("account", e.getKey()), e.getValue() ? 1 : 0))
            .toList();
    subscribed.register(accounts, true);
    numbers(quality, now, number -> QUALITY.getOrDefault(number.quality(), 0));
    numbers(connected, now, number -> "CONNECTED".equals(number.status()) ? 1 : 0);
    numbers(throughput, now, number -> PER_SECOND.getOrDefault(number.throughput(), 0));
    numbers(limit, now, number -> people(number.limit()));
  }

  /** {@code TIER_2K} is 2,000. */
  static double people(String tier) {
    if ("TIER_UNLIMITED".equals(tier)) {
      return Double.POSITIVE_INFINITY;
    }
    if (!tier.matches("TIER_\\d{1,7}K?")) {
      return Double.NaN;
    }
    double figure = Double.parseDouble(tier.replaceAll("\\D", ""));
    return tier.endsWith("K") ? figure * 1000 : figure;
  }

  private double secondsLeft() {
    TokenFacts token = reading.token();
    if (token == null) {
      return Double.NaN;
    }
    if (!token.valid()) {
      return 0;
    }
    return token.expiresAt() == null
        ? Double.POSITIVE_INFINITY
        : Duration.between(clock.instant(), token.expiresAt()).toSeconds();
  }

  private static void numbers(MultiGauge gauge, Reading now, ToDoubleFunction<NumberFacts> figure) {
    List<Row<?>> rows =
        now.numbers().values().stream()
            .<Row<?>>map(
                number -> Row.of(Tags.of("number", number.id()), figure.applyAsDouble(number)))
            .toList();
    gauge.register(rows, true);
  }

  private static MultiGauge gauge(MeterRegistry meters, String name, String means) {
    return MultiGauge.builder("wattle.whatsapp." + name).description(means).register(meters);
  }
}
