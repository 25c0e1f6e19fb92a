package dev.wattle.outbound.retirement;

import dev.wattle.event.Addresses;
import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import dev.wattle.whatsapp.BusinessNumber;
import dev.wattle.whatsapp.WhatsAppSettings;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Refuses a start without a number that sent marketing lately: the law wants an unsubscribe to
 * reach the sender for 30 days after the message.
 */
public class NumberRetirement {

  /** Spam Act 2003, section 18. */
  static final Duration REACHABLE = Duration.ofDays(30);

  private static final Logger LOG = LoggerFactory.getLogger(NumberRetirement.class);
  private static final String LATELY =
      """
      select m.number_id, max(m.claimed_at) as last, max(k.display) as display
      from message m left join known_number k using (number_id)
      where m.purpose = 'marketing' and m.claimed_at > :since
        and m.state in ('claimed', 'uncertain', 'accepted', 'sent', 'delivered', 'read')
      group by m.number_id order by m.number_id
      """;
  private static final String KNOW =
      """
      insert into known_number (number_id, display, seen_at) values (:id, :display, :now)
      on conflict (number_id) do update set display = excluded.display, seen_at = excluded.seen_at
      """;

  private final JdbcClient jdbc;
  private final WhatsAppSettings numbers;
  private final RetirementSettings settings;
  private final Instant now;

  NumberRetirement(
      JdbcClient jdbc, WhatsAppSettings numbers, RetirementSettings settings, Clock clock) {
    this.jdbc = jdbc;
    this.numbers = numbers;
    this.settings = settings;
    this.now = clock.instant();
  }

  /**
   * To be asked when the process starts.
   *
   * @throws Failure MISCONFIGURED {@code outbound.number-retired}, naming all such numbers
   */
  void check() {
    List<Sender> gone =
        jdbc
            .sql(LATELY)
            .param("since", Timestamp.from(now.minus(REACHABLE)))
            .query(NumberRetirement::sender)
            .list()
            .stream()
            .filter(sender -> numbers.number(sender.id()).isEmpty())
            .toList();
    List<Sender> refused = gone.stream().filter(sender -> !settings.names(sender.id())).toList();
    if (!refused.isEmpty()) {
      throw Failure.of(
          Kind.MISCONFIGURED,
          "outbound.number-retired",
          String.join("\n", refused.stream().map(NumberRetirement::sentence).toList()));
    }
    gone.forEach(
        sender -> LOG.warn("number-retired number={} until={}", sender.id(), sender.until()));
    numbers.numbers().forEach(this::know);
  }

  private void know(BusinessNumber number) {
    jdbc.sql(KNOW)
        .param("id", number.id())
        .param("display", number.display())
        .param("now", Timestamp.from(now))
        .update();
  }

  private static String sentence(Sender gone) {
    String text =
        "number %s (id %s) is no longer in wattle.whatsapp.numbers, but sent marketing until %s, and people may unsubscribe there until %s. Put it back until then, or name it and who sees to its unsubscribes in wattle.whatsapp.retired-numbers: [{id: \"%s\", acknowledged-by: …}].";
    return text.formatted(gone.tail(), gone.id(), day(gone.last()), day(gone.until()), gone.id());
  }

  private static String day(Instant time) {
    return time.atOffset(ZoneOffset.UTC).toLocalDate().toString();
  }

  private static Sender sender(ResultSet row, int number) throws SQLException {
    return new Sender(
        row.getString("number_id"),
        Objects.toString(row.getString("display"), ""),
        row.getTimestamp("last").toInstant());
  }

  /** A number that sent marketing within the last 30 days. */
  private record Sender(String id, String display, Instant last) {

    Instant until() {
      return last.plus(REACHABLE);
    }

    /** As much of the number as a log may show. */
    String tail() {
      String shown = display.isEmpty() ? id : display;
      return Addresses.tail(shown);
    }
  }
}
