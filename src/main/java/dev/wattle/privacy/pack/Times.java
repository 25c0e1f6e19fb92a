package dev.wattle.privacy.pack;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** Each time twice: as the person's clock showed it, and in UTC. */
record Times(ZoneId zone) {

  Map<String, Object> of(Instant at) {
    return Map.of(
        "utc",
        at.truncatedTo(ChronoUnit.MILLIS).toString(),
        "local",
        DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
            at.truncatedTo(ChronoUnit.SECONDS).atZone(zone)));
  }
}
