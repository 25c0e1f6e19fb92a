package dev.wattle.consent.talk;

import dev.wattle.calendar.ShippedHolidays;
import dev.wattle.consent.ConsentFixture;
import dev.wattle.consent.ConsentLedger;
import dev.wattle.consent.brake.BrakeFixture;
import dev.wattle.consent.complaint.Complaint;
import dev.wattle.consent.complaint.ComplaintListener;
import dev.wattle.consent.complaint.Complaints;
import dev.wattle.consent.complaint.WorkingDays;
import dev.wattle.consent.review.Reviews;
import dev.wattle.testing.SettableClock;
import dev.wattle.testing.TestPostgres;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The room consent on a real database, as far as people talk to it. */
final class TalkRig implements AutoCloseable {

  static final Instant NOON = Instant.parse("2026-11-20T01:00:00Z");

  final SettableClock clock = new SettableClock(NOON);
  final List<Complaint> opened = new ArrayList<>();
  final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

  /**
   * @param settings of {@code wattle.opting-out}, by their short keys
   */
  TalkRig(Map<String, String> settings) {
    JdbcClient jdbc = JdbcClient.create(TestPostgres.empty());
    ConsentLedger ledger = ConsentFixture.ledger(TestPostgres.dataSource(), clock);
    context.registerBean(JdbcClient.class, () -> jdbc);
    context.registerBean(Clock.class, () -> clock);
    context.registerBean(ConsentLedger.class, () -> ledger);
    context.registerBean(dev.wattle.consent.words.OptOutSettings.class, ConsentFixture::settings);
    context.registerBean(dev.wattle.consent.words.OptOutWords.class);
    context.registerBean(OptingOutSettings.class, () -> settings(settings));
    context.registerBean(dev.wattle.consent.ConsentNotes.class, () -> ConsentFixture.notes(ledger));
    context.registerBean(WorkingDays.class, () -> ShippedHolidays.holidays()::workingDaysAfter);
    context.registerBean(ComplaintListener.class, () -> opened::add);
    context.register(
        Complaints.class, Reviews.class, OptInQuestions.class, Replies.class, Hearing.class);
    context.refresh();
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  private static OptingOutSettings settings(Map<String, String> settings) {
    return settings.isEmpty()
        ? BrakeFixture.settings()
        : new Binder(new MapConfigurationPropertySource(settings))
            .bind("", OptingOutSettings.class)
            .get();
  }

  @Override
  public void close() {
    context.close();
  }
}
