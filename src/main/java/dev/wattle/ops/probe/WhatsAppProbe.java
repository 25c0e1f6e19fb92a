package dev.wattle.ops.probe;

import dev.wattle.whatsapp.WhatsAppSettings;
import dev.wattle.whatsapp.manage.AccountApi;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks regularly, so that a token's end is known before it comes. */
@Component("whatsappHealthIndicator")
class WhatsAppProbe implements HealthIndicator {

  private static final Logger LOG = LoggerFactory.getLogger(WhatsAppProbe.class);

  private static final Duration SOON = Duration.ofSeconds(10);

  private final AccountApi account;
  private final WhatsAppSettings settings;
  private final Alarms alarms;
  private final ProbeMeters meters;
  private final List<NumberListener> listeners;
  private final VersionSunset sunset;
  private final ProbeSettings probing;
  private final Clock clock;
  private volatile Reading reading = Reading.NONE;
  private volatile Instant due = Instant.MAX;

  WhatsAppProbe(
      AccountApi account,
      WhatsAppSettings settings,
      Alarms alarms,
      ProbeMeters meters,
      List<NumberListener> listeners,
      VersionSunset sunset,
      ProbeSettings probing,
      Clock clock) {
    this.account = account;
    this.settings = settings;
    this.alarms = alarms;
    this.meters = meters;
    this.listeners = List.copyOf(listeners);
    this.sunset = sunset;
    this.probing = probing;
    this.clock = clock;
  }

  /** Not before Camel runs, which makes the calls. */
  @EventListener(ApplicationReadyEvent.class)
  void begin() {
    due = Instant.MIN;
  }

  /** What could not be asked is asked again soon. */
  @Scheduled(fixedDelay = 5, timeUnit = TimeUnit.SECONDS)
  void tick() {
    if (!clock.instant().isBefore(due)) {
      look();
      due = clock.instant().plus(reading.unasked().isEmpty() ? probing.probeInterval() : SOON);
    }
  }

  void look() {
    Reading before = reading;
    Instant asOf = clock.instant();
    Reading now = new Round(account, settings, before).ask();
    reading = now;
    alarms.judge(now);
    meters.show(now);
    now.told().forEach(number -> listeners.forEach(learner -> learner.told(number, asOf)));
    if (!now.unasked().equals(before.unasked())) {
      LOG.warn("whatsapp-unasked parts={}", now.unasked());
    }
  }

  /** Down only where Meta itself says that the token is no good. */
  @Override
  public Health health() {
    Reading now = reading;
    Health.Builder health = now.isTokenInvalid() ? Health.down() : Health.up();
    if (now.token() != null) {
      health.withDetail("tokenValid", now.token().valid());
      health.withDetail(
          "tokenExpires", now.token().expiresAt() == null ? "never" : now.token().expiresAt());
    }
    sunset.warning().ifPresent(warning -> health.withDetail("version", warning));
    return health
        .withDetail("subscribed", now.subscribed())
        .withDetail("numbers", now.numbers())
        .withDetail("alarms", alarms.raised())
        .withDetail("unasked", now.unasked())
        .build();
  }
}
