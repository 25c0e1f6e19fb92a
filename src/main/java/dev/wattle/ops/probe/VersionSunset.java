package dev.wattle.ops.probe;

import dev.wattle.whatsapp.WhatsAppSettings;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Meta ends each Graph version after about two years; then every call fails. */
@Component
class VersionSunset {

  private static final Logger LOG = LoggerFactory.getLogger(VersionSunset.class);
  private static final int DAYS_AHEAD = 90;

  private final ProbeSettings settings;
  private final WhatsAppSettings whatsapp;
  private final Clock clock;

  VersionSunset(ProbeSettings settings, WhatsAppSettings whatsapp, Clock clock) {
    this.settings = settings;
    this.whatsapp = whatsapp;
    this.clock = clock;
  }

  @EventListener(ApplicationReadyEvent.class)
  void warn() {
    warning().ifPresent(text -> LOG.warn("whatsapp-version-sunset text=\"{}\"", text));
  }

  /** One sentence from 90 days before that day; empty without a day in the settings. */
  Optional<String> warning() {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    return settings
        .sunset()
        .filter(day -> ChronoUnit.DAYS.between(today, day) <= DAYS_AHEAD)
        .map(
            day ->
                "Graph version %s %s on %s. Set wattle.whatsapp.api-version to a newer one, and version-sunset with it."
                    .formatted(whatsapp.apiVersion(), day.isBefore(today) ? "ended" : "ends", day));
  }
}
