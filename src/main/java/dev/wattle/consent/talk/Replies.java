package dev.wattle.consent.talk;

import dev.wattle.event.ContactId;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Remembers what was answered, so that ten STOPs in a row get one confirmation. */
@Component
public class Replies {

  private static final Map<String, String> OPPOSITE =
      Map.of("opt-out", "opt-in", "opt-in", "opt-out");
  private static final String ONCE =
      """
      insert into consent_reply as r (contact_id, kind, cause, at) values (contact_root(:contact), :kind, :cause, :at)
      on conflict (contact_id, kind) do update set cause = excluded.cause, at = excluded.at
        where r.cause = excluded.cause or r.at + make_interval(secs => :pause) <= excluded.at
      """;

  private final JdbcClient jdbc;

  Replies(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Whether this is to be answered: the first of its kind for a while, or the same message once
   * more. Who changes their mind is answered anew.
   *
   * @param cause id of the message that asks for the answer
   */
  public boolean due(ContactId contact, String kind, String cause, Instant at, Duration pause) {
    if (OPPOSITE.containsKey(kind)) {
      jdbc.sql("delete from consent_reply where contact_id = contact_root(?) and kind = ?")
          .params(contact.value(), OPPOSITE.get(kind))
          .update();
    }
    return jdbc.sql(ONCE)
            .param("contact", contact.value())
            .param("kind", kind)
            .param("cause", cause)
            .param("at", Timestamp.from(at))
            .param("pause", pause.toMillis() / 1000.0)
            .update()
        == 1;
  }
}
