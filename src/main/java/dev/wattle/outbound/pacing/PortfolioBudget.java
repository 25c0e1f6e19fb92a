package dev.wattle.outbound.pacing;

import dev.wattle.event.ContactId;
import dev.wattle.event.MessageRequested;
import dev.wattle.whatsapp.BusinessNumber;
import dev.wattle.whatsapp.WhatsAppSettings;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How many people all numbers of a portfolio together may write to first within 24 hours. The
 * database counts, so that the sum is exact however many nodes send, and survives them.
 */
@Component
public class PortfolioBudget {

  private static final Duration KEPT = Duration.ofSeconds(1);
  private static final String LEARN =
      """
      insert into portfolio as p (id, messaging_limit, told_at) values (:id, :limit, :at)
      on conflict (id) do update set messaging_limit = excluded.messaging_limit, told_at = excluded.told_at
      where p.told_at is null or p.told_at <= excluded.told_at
      """;

  /** The survivor keeps the later of the two places. */
  private static final String MERGE =
      """
      with met as (
        select l.portfolio, greatest(l.counted_at, s.counted_at) as counted_at
        from portfolio_recipient l join portfolio_recipient s on s.portfolio = l.portfolio and s.contact_id = :survivor
        where l.contact_id = :merged),
      kept as (
        update portfolio_recipient s set counted_at = b.counted_at from met b
        where s.portfolio = b.portfolio and s.contact_id = :survivor),
      freed as (update portfolio p set used = greatest(0, p.used - 1) from met b where p.id = b.portfolio),
      gone as (
        delete from portfolio_recipient l using met b where l.portfolio = b.portfolio and l.contact_id = :merged)
      update portfolio_recipient l set contact_id = :survivor
      where l.contact_id = :merged and l.portfolio not in (select portfolio from met)
      """;

  private final JdbcClient jdbc;
  private final WhatsAppSettings numbers;
  private final PacingSettings settings;
  private final Clock clock;
  private volatile Known known = new Known(Map.of(), Instant.MIN);

  PortfolioBudget(JdbcClient jdbc, WhatsAppSettings numbers, PacingSettings settings, Clock clock) {
    this.jdbc = jdbc;
    this.numbers = numbers;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Takes a place for the person, who keeps it for 24 hours.
   *
   * @param insideWindow whether the person wrote to the number within 24 hours; asked only if
   *     needed
   * @return when there is a place again; empty if this message has one, or needs none
   */
  public Optional<Instant> fullUntil(MessageRequested message, BooleanSupplier insideWindow) {
    String portfolio =
        numbers.number(message.from()).map(BusinessNumber::portfolio).orElse(message.from());
    int limit = limit(portfolio).orElse(settings.messagingLimit());
    if (limit == 0 || !message.isTemplate() || insideWindow.getAsBoolean()) {
      return Optional.empty();
    }
    return jdbc.sql("select portfolio_admit(:portfolio, contact_root(:contact), :now, :limit)")
        .param("portfolio", portfolio)
        .param("contact", message.to().value())
        .param("now", Timestamp.from(clock.instant()))
        .param("limit", limit)
        .query((row, number) -> Optional.ofNullable(row.getTimestamp(1)))
        .single()
        .map(Timestamp::toInstant);
  }

  /**
   * Meta moved the portfolio to another tier.
   *
   * @param people in 24 hours; 0 for no limit
   */
  public void learn(String portfolio, int people, Instant at) {
    jdbc.sql(LEARN)
        .param("id", portfolio)
        .param("limit", people)
        .param("at", Timestamp.from(at))
        .update();
    known = new Known(Map.of(), Instant.MIN);
  }

  /** Two people whom we counted are one. Works in the caller's transaction. */
  public void merge(ContactId survivor, ContactId merged) {
    jdbc.sql(MERGE).param("survivor", survivor.value()).param("merged", merged.value()).update();
  }

  private OptionalInt limit(String portfolio) {
    Known current = known;
    Instant now = clock.instant();
    if (!now.isBefore(current.until())) {
      current = new Known(read(), now.plus(KEPT));
      known = current;
    }
    Integer limit = current.limits().get(portfolio);
    return limit == null ? OptionalInt.empty() : OptionalInt.of(limit);
  }

  private Map<String, Integer> read() {
    Map<String, Integer> limits = new HashMap<>();
    jdbc.sql("select id, messaging_limit from portfolio where messaging_limit is not null")
        .query(
            row -> {
              limits.put(row.getString(1), row.getInt(2));
            });
    return limits;
  }

  private record Known(Map<String, Integer> limits, Instant until) {}
}
