package dev.wattle.consent;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wattle.consent.words.OptOutSettings;
import dev.wattle.consent.words.OptOutWords;
import dev.wattle.event.Purpose;
import dev.wattle.testing.ShippedSettings;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The room consent, put together by hand. */
public final class ConsentFixture {

  private ConsentFixture() {}

  public static ConsentLedger ledger(
      DataSource dataSource, Clock clock, ConsentListener... listeners) {
    JdbcClient jdbc = JdbcClient.create(dataSource);
    StaticListableBeanFactory beans = new StaticListableBeanFactory();
    for (int i = 0; i < listeners.length; i++) {
      beans.addBean("listener" + i, listeners[i]);
    }
    return new ConsentLedger(
        jdbc,
        new ConsentRows(jdbc, new ObjectMapper()),
        clock,
        beans.getBeanProvider(ConsentListener.class));
  }

  public static OptOutSettings settings() {
    OptOutSettings.Words words =
        ShippedSettings.bind(
            "wattle.consent.words", OptOutSettings.Words.class, "consent/opt-out-words.yaml");
    return new OptOutSettings(
        List.of(Purpose.MARKETING, Purpose.UTILITY),
        new OptOutSettings.OptInWording("Send START to hear from us again.", "start-1", "en"),
        words);
  }

  public static ConsentNotes notes(ConsentLedger ledger) {
    OptOutSettings settings = settings();
    return new ConsentNotes(ledger, new OptOutWords(settings), settings);
  }
}
