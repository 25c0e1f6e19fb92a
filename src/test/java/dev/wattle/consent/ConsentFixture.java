package dev.wattle.consent;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wattle.consent.brake.BrakeFixture;
import dev.wattle.consent.cache.Answers;
import dev.wattle.consent.talk.OptingOutSettings;
import dev.wattle.consent.wording.WordingSettings;
import dev.wattle.consent.wording.Wordings;
import dev.wattle.consent.words.OptOutSettings;
import dev.wattle.consent.words.OptOutWords;
import dev.wattle.event.Purpose;
import dev.wattle.testing.ShippedSettings;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
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
        Answers.UNKEPT,
        beans.getBeanProvider(ConsentListener.class));
  }

  /** The same with a cache. */
  public static ConsentLedger ledger(DataSource dataSource, Clock clock, Answers kept) {
    JdbcClient jdbc = JdbcClient.create(dataSource);
    return new ConsentLedger(
        jdbc,
        new ConsentRows(jdbc, new ObjectMapper()),
        clock,
        kept,
        new StaticListableBeanFactory().getBeanProvider(ConsentListener.class));
  }

  public static OptOutSettings settings() {
    OptOutSettings.Words words =
        ShippedSettings.bind(
            "wattle.consent.words", OptOutSettings.Words.class, "consent/opt-out-words.yaml");
    return new OptOutSettings(List.of(Purpose.MARKETING, Purpose.UTILITY), "start", words);
  }

  public static ConsentNotes notes(ConsentLedger ledger) {
    OptOutSettings settings = settings();
    return new ConsentNotes(
        ledger, new OptOutWords(settings), settings, wordings(), BrakeFixture.of(ledger));
  }

  /** What is shipped, as the sandbox shows it. */
  public static Wordings wordings() {
    return new Wordings(new WordingSettings("./config/consent", "Corner Shop", "61491570110"));
  }

  /** What stands in for the room's configuration. */
  @TestConfiguration
  public static class Beans {

    @Bean
    Wordings shippedWordings() {
      return wordings();
    }

    @Bean
    Answers answers() {
      return Answers.UNKEPT;
    }

    @Bean
    OptOutSettings optOutSettings() {
      return settings();
    }

    @Bean
    OptingOutSettings optingOutSettings() {
      return BrakeFixture.settings();
    }
  }
}
