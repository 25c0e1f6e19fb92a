package dev.wattle.outbound.courtesy;

import dev.wattle.event.MessageRequested;
import dev.wattle.outbound.courtesy.CourtesySettings.Frequency;
import dev.wattle.outbound.ledger.MessageClaims.Cap;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How often one person is written to for one purpose. This answers beforehand; the claim asks the
 * same under a lock, so that no two nodes take the last place.
 */
@Component
public class Frequencies {

  private static final String NEXT =
      "select frequency_next(:contact, :purpose, :id, :now, :cap, make_interval(secs => :span))";

  private final JdbcClient jdbc;
  private final CourtesySettings settings;
  private final Clock clock;

  Frequencies(JdbcClient jdbc, CourtesySettings settings, Clock clock) {
    this.jdbc = jdbc;
    this.settings = settings;
    this.clock = clock;
  }

  /** What the claim of this message has to keep. */
  public Cap cap(MessageRequested message) {
    @Nullable Frequency frequency = settings.frequency().get(message.purpose());
    return frequency == null ? Cap.NONE : new Cap(frequency.messages(), frequency.per());
  }

  /** When the person may be written to again; empty if now. */
  public Optional<Instant> fullUntil(MessageRequested message) {
    Cap cap = cap(message);
    if (cap.isNone()) {
      return Optional.empty();
    }
    return jdbc.sql(NEXT)
        .param("contact", message.to().value())
        .param("purpose", message.purpose().text())
        .param("id", message.id())
        .param("now", Timestamp.from(clock.instant()))
        .param("cap", cap.messages())
        .param("span", (double) cap.per().toSeconds())
        .query((row, number) -> Optional.ofNullable(row.getTimestamp(1)))
        .single()
        .map(Timestamp::toInstant);
  }
}
