package dev.wattle.consent.wording;

import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import jakarta.annotation.PostConstruct;
import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Remembers every text that was ever in use. A version whose text has changed since refuses the
 * start: nobody could say any more what people agreed to.
 */
@Component
class WordingRegister {

  private static final String ENTER =
      """
      insert into consent_wording (id, version, language, text, first_used_at) values (?, ?, ?, ?, ?)
      on conflict do nothing
      """;
  private static final String ENTERED =
      "select text from consent_wording where id = ? and version = ? and language = ?";

  private final JdbcClient jdbc;
  private final Wordings wordings;
  private final Clock clock;

  WordingRegister(JdbcClient jdbc, Wordings wordings, Clock clock) {
    this.jdbc = jdbc;
    this.wordings = wordings;
    this.clock = clock;
  }

  /**
   * @throws Failure MISCONFIGURED {@code consent.wording-changed}
   */
  @PostConstruct
  void enter() {
    Timestamp now = Timestamp.from(clock.instant());
    for (ShownWording one : wordings.all()) {
      jdbc.sql(ENTER).params(one.id(), one.version(), one.language(), one.text(), now).update();
      String entered =
          jdbc.sql(ENTERED)
              .params(one.id(), one.version(), one.language())
              .query(String.class)
              .single();
      if (!entered.equals(one.text())) {
        throw changed(one);
      }
    }
  }

  private static Failure changed(ShownWording wording) {
    String message =
        "config/consent/wording-%s.yaml: the text of version %s in %s differs from the one people agreed to. Put the old text back, and add the new one as a new version. The text also changes with wattle.consent.wording.business and .number.";
    return Failure.of(
        Kind.MISCONFIGURED,
        "consent.wording-changed",
        message.formatted(wording.id(), wording.version(), wording.language()));
  }
}
