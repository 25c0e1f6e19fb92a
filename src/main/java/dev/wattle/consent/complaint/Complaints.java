package dev.wattle.consent.complaint;

import dev.wattle.consent.talk.OptingOutSettings;
import dev.wattle.event.ContactId;
import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The book of complaints. */
@Component
public class Complaints {

  private static final int LONGEST = 4000;
  private static final String OPEN =
      """
      insert into complaint (id, contact_id, address, channel, source, message_id, text, opened_at, due_at)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
      """;

  private final JdbcClient jdbc;
  private final OptingOutSettings settings;
  private final WorkingDays workingDays;
  private final Clock clock;
  private final ObjectProvider<ComplaintListener> listeners;

  Complaints(
      JdbcClient jdbc,
      OptingOutSettings settings,
      WorkingDays workingDays,
      Clock clock,
      ObjectProvider<ComplaintListener> listeners) {
    this.jdbc = jdbc;
    this.settings = settings;
    this.workingDays = workingDays;
    this.clock = clock;
    this.listeners = listeners;
  }

  /**
   * What a person complained of.
   *
   * @param address masked
   * @param channel where it was said
   * @param source the word, or the name of the API key
   */
  public record Made(
      ContactId contact, String address, String channel, String source, String text, Instant at) {}

  /**
   * Opens a case.
   *
   * @param key id of the message, or what makes a repeated call the same
   */
  public Complaint open(Made made, String key) {
    UUID id = UUID.nameUUIDFromBytes(("complaint " + key).getBytes(StandardCharsets.UTF_8));
    String text = made.text().length() > LONGEST ? made.text().substring(0, LONGEST) : made.text();
    jdbc.sql(OPEN)
        .params(
            id,
            made.contact().value(),
            made.address(),
            made.channel(),
            made.source(),
            key,
            text,
            Timestamp.from(made.at()),
            Timestamp.from(due(made.at())))
        .update();
    Complaint complaint = find(id);
    listeners.orderedStream().forEach(listener -> listener.opened(complaint));
    return complaint;
  }

  /** The end of the last working day, where the complaint is worked on. */
  private Instant due(Instant made) {
    OptingOutSettings.Clock rules = settings.complaints();
    LocalDate day = LocalDate.ofInstant(made, rules.zone());
    LocalDate last = workingDays.after(rules.region(), day, rules.workingDays());
    return last.plusDays(1).atStartOfDay(rules.zone()).toInstant();
  }

  /** Open cases, the most urgent first. */
  public List<Complaint> open(int limit) {
    return jdbc.sql("select * from complaint where closed_at is null order by due_at, id limit ?")
        .param(limit)
        .query(Complaints::row)
        .list();
  }

  /** Of one person, under whichever id; the newest first. */
  public List<Complaint> of(ContactId contact) {
    return jdbc.sql(
            """
            select * from complaint where contact_id in (select id from contact_family(?))
            order by opened_at desc, id
            """)
        .param(contact.value())
        .query(Complaints::row)
        .list();
  }

  /** How many are open, and how many of them too long. */
  public Count count() {
    return jdbc.sql(
            "select count(*), count(*) filter (where due_at < ?) from complaint where closed_at is null")
        .param(Timestamp.from(clock.instant()))
        .query((row, number) -> new Count(row.getInt(1), row.getInt(2)))
        .single();
  }

  /** Open cases. */
  public record Count(int open, int overdue) {}

  /**
   * @param outcome what was found and done
   * @throws Failure REFUSED {@code consent.complaint-unknown}
   */
  public Complaint close(UUID id, String outcome, String operator) {
    int closed =
        jdbc.sql(
                "update complaint set outcome = ?, closed_by = ?, closed_at = ? where id = ? and closed_at is null")
            .params(outcome, operator, Timestamp.from(clock.instant()), id)
            .update();
    if (closed == 0) {
      String text = "no open complaint has the id %s. See GET /ops/consent/complaints.";
      throw Failure.of(Kind.REFUSED, "consent.complaint-unknown", text.formatted(id));
    }
    return find(id);
  }

  private Complaint find(UUID id) {
    return jdbc.sql("select * from complaint where id = ?")
        .param(id)
        .query(Complaints::row)
        .single();
  }

  private static Complaint row(ResultSet row, int number) throws SQLException {
    @Nullable Timestamp closed = row.getTimestamp("closed_at");
    return new Complaint(
        row.getObject("id", UUID.class),
        new ContactId(row.getObject("contact_id", UUID.class)),
        row.getString("address"),
        row.getString("channel"),
        row.getString("source"),
        row.getString("text"),
        row.getTimestamp("opened_at").toInstant(),
        row.getTimestamp("due_at").toInstant(),
        row.getString("outcome"),
        row.getString("closed_by"),
        closed == null ? null : closed.toInstant());
  }
}
