package dev.wattle.ops.probe;

import dev.wattle.whatsapp.manage.AccountApi.NumberFacts;
import dev.wattle.whatsapp.manage.AccountApi.TokenFacts;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What of a reading somebody must see to. Each is logged and counted once, while it lasts. */
@Component
class Alarms {

  private static final Logger LOG = LoggerFactory.getLogger(Alarms.class);

  private final ProbeSettings settings;
  private final MeterRegistry meters;
  private final Clock clock;
  private volatile Map<String, String> raised = Map.of();

  Alarms(ProbeSettings settings, MeterRegistry meters, Clock clock) {
    this.settings = settings;
    this.meters = meters;
    this.clock = clock;
  }

  /** What is wrong now: what it is about, and what to do. */
  Map<String, String> raised() {
    return raised;
  }

  void judge(Reading reading) {
    Map<String, String> now = new TreeMap<>();
    token(reading, now);
    reading
        .subscribed()
        .forEach(
            (account, fine) -> {
              if (!fine) {
                now.put(
                    "subscription " + account,
                    "our app gets no webhooks of this account: subscribe it again");
              }
            });
    reading.numbers().values().forEach(number -> number(number, now));
    Map<String, String> before = raised;
    raised = Map.copyOf(now);
    now.keySet().stream()
        .filter(what -> !before.containsKey(what))
        .forEach(what -> raise(what, String.valueOf(now.get(what))));
  }

  private void token(Reading reading, Map<String, String> now) {
    TokenFacts token = reading.token();
    if (reading.isTokenInvalid()) {
      now.put("token", "Meta calls the token invalid: set a new WHATSAPP_ACCESS_TOKEN");
    } else if (token != null && token.expiresAt() != null) {
      Instant end = token.expiresAt();
      Duration left = Duration.between(clock.instant(), end);
      if (left.compareTo(settings.tokenWarning()) < 0) {
        now.put("token", "it expires on " + end + ": set a new WHATSAPP_ACCESS_TOKEN");
      }
    }
  }

  private static void number(NumberFacts number, Map<String, String> now) {
    if ("FLAGGED".equals(number.status())) {
      now.put("number " + number.id(), "Meta flags it: send less that people did not ask for");
    } else if (!"CONNECTED".equals(number.status())) {
      now.put("number " + number.id(), "its status is " + number.status() + ": it cannot send");
    } else if ("RED".equals(number.quality())) {
      now.put("number " + number.id(), "its quality is RED: send less that people did not ask for");
    }
  }

  private void raise(String what, String remedy) {
    LOG.error("whatsapp-alarm about=\"{}\" remedy=\"{}\"", what, remedy);
    meters.counter("wattle.whatsapp.alarms", "about", what.split(" ", 2)[0]).increment();
  }
}
