package dev.wattle.consent.talk;

import dev.wattle.event.ContactId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Opt-ins that wait for a YES. One for each person, the last one counts. */
@Component
class OptInQuestions {

  private static final String ASK =
      """
      insert into opt_in_question as q (contact_id, cause, text, language, asked_at, expires_at)
      values (contact_root(:contact), :cause, :text, :language, :at, :until)
      on conflict (contact_id) do update set cause = excluded.cause, text = excluded.text, language = excluded.language, asked_at = excluded.asked_at,
        expires_at = excluded.expires_at, answered_by = null where q.cause <> excluded.cause and q.asked_at <= excluded.asked_at
      """;
  private static final String ANSWER =
      """
      update opt_in_question set answered_by = :cause
      where contact_id = contact_root(:contact) and asked_at <= :at and expires_at > :at
        and (answered_by is null or answered_by = :cause)
      returning text, language, asked_at
      """;

  private final JdbcClient jdbc;
  private final OptingOutSettings settings;

  OptInQuestions(JdbcClient jdbc, OptingOutSettings settings) {
    this.jdbc = jdbc;
    this.settings = settings;
  }

  /** The person is asked to confirm; a repeated message asks the same question. */
  void ask(Utterance said, String text, String language) {
    jdbc.sql(ASK)
        .param("contact", said.contact().value())
        .param("cause", said.messageId())
        .param("text", text.strip())
        .param("language", language)
        .param("at", Timestamp.from(said.at()))
        .param("until", Timestamp.from(said.at().plus(settings.doubleOptIn().within())))
        .update();
  }

  /** What the person had said, if this is the answer that is waited for. */
  Optional<Asked> answer(Utterance yes) {
    return jdbc.sql(ANSWER)
        .param("contact", yes.contact().value())
        .param("cause", yes.messageId())
        .param("at", Timestamp.from(yes.at()))
        .query(
            (row, number) ->
                new Asked(row.getString(1), row.getString(2), row.getTimestamp(3).toInstant()))
        .optional();
  }

  /**
   * @param text by which the person began
   * @param language of the wording that was shown
   */
  record Asked(String text, String language, Instant at) {}

  /** The person does not want any more. */
  void drop(ContactId contact) {
    jdbc.sql("delete from opt_in_question where contact_id = contact_root(?)")
        .param(contact.value())
        .update();
  }
}
