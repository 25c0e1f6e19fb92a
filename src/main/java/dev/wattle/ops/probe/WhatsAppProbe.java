package dev.wattle.ops.probe;

import dev.wattle.whatsapp.WhatsAppSettings;
import dev.wattle.whatsapp.manage.AccountApi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks regularly, so that a token's end is known before it comes. */
@Component("whatsappHealthIndicator")
class WhatsAppProbe implements HealthIndicator {

  private static final Logger LOG = LoggerFactory.getLogger(WhatsAppProbe.class);

  private final AccountApi account;
  private final WhatsAppSettings settings;
  private final Alarms alarms;
  private final ProbeMeters meters;
  private final VersionSunset sunset;
  private volatile Reading reading = Reading.NONE;

  WhatsAppProbe(
      AccountApi account,
      WhatsAppSettings settings,
      Alarms alarms,
      ProbeMeters meters,
      VersionSunset sunset) {
    this.account = account;
    this.settings = settings;
    this.alarms = alarms;
    this.meters = meters;
    this.sunset = sunset;
  }

  @Scheduled(fixedDelayString = "${wattle.whatsapp.probe-interval:5m}")
  void look() {
    Reading now = new Round(account, settings, reading).ask();
    reading = now;
    alarms.judge(now);
    meters.show(now);
    if (!now.unasked().isEmpty()) {
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
