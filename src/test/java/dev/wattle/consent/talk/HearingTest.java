package dev.wattle.consent.talk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wattle.consent.ConsentLedger;
import dev.wattle.consent.RecordedConsent;
import dev.wattle.consent.complaint.Complaints;
import dev.wattle.consent.review.Review;
import dev.wattle.consent.review.Reviews;
import dev.wattle.event.ContactId;
import dev.wattle.event.Purpose;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HearingTest {

  private static final ContactId KERRY = new ContactId(new UUID(7, 1));

  private TalkRig rig = new TalkRig(Map.of());

  @AfterEach
  void close() {
    rig.close();
  }

  private void settings(Map<String, String> settings) {
    rig.close();
    rig = new TalkRig(settings);
  }

  private Heard says(String id, String text) {
    return taps(id, text, "");
  }

  private Heard taps(String id, String text, String payload) {
    return rig.bean(Hearing.class)
        .hear(new Utterance(KERRY, id, "…156", text, payload, List::of, rig.clock.instant()));
  }

  private boolean mayMarket() {
    return rig.bean(ConsentLedger.class).answer(KERRY, Purpose.MARKETING).allowed();
  }

  private List<RecordedConsent> rows() {
    return rig.bean(ConsentLedger.class).history(KERRY);
  }

  @Test
  void aStopInAnyLanguageIsRecordedAtOnce() {
    assertThat(says("wamid.1", "Arrêtez !")).isEqualTo(new Heard("opt-out", List.of("fr"), ""));
    assertThat(mayMarket()).isFalse();
    assertThat(rows()).hasSize(2).allMatch(row -> row.decision().evidenceKey().equals("wamid.1"));
    assertThat(says("wamid.1", "Arrêtez !").intent()).isEqualTo("opt-out");
    assertThat(rows()).hasSize(2);
  }

  @Test
  void aButtonMeansWhatItsPayloadOrItsLabelSays() {
    assertThat(taps("wamid.1", "Not for me", "unsubscribe").intent()).isEqualTo("opt-out");
    assertThat(taps("wamid.2", "Stop promotions", "btn-7").intent()).isEqualTo("opt-out");
    assertThat(taps("wamid.3", "More of it", "OPT_IN").intent()).isEqualTo("opt-in");
    assertThat(taps("wamid.4", "Show me", "btn-8").intent()).isNull();
  }

  @Test
  void aStartGivesConsentWithItsWording() {
    Heard heard = says("wamid.1", "Réinscrire");
    assertThat(mayMarket()).isTrue();
    assertThat(heard.wording())
        .contains("STOP")
        .isEqualTo(rows().get(0).decision().wording().text());
    assertThat(rows().get(0).decision().wording().language()).isEqualTo("fr");
    assertThat(rows())
        .allMatch(row -> row.decision().wording() != null)
        .allMatch(row -> "start".equals(row.decision().wording().id()));
  }

  @Test
  void withDoubleOptInOnlyTheYesGivesConsent() {
    settings(Map.of("double-opt-in.required", "true"));
    assertThat(says("wamid.1", "START").intent()).isEqualTo("opt-in-asked");
    assertThat(mayMarket()).isFalse();
    assertThat(says("wamid.2", "what is this").intent()).isNull();
    assertThat(says("wamid.3", "Yes please!").intent()).isEqualTo("opt-in");
    assertThat(mayMarket()).isTrue();
    assertThat(rows().get(0).decision().evidence()).containsEntry("text", "START / Yes please!");
    assertThat(says("wamid.3", "Yes please!").intent()).as("replayed").isEqualTo("opt-in");
    assertThat(says("wamid.4", "yes").intent()).as("to something else").isNull();
    assertThat(rows()).hasSize(2);
  }

  @Test
  void aYesThatComesTooLateOrAfterAStopGivesNothing() {
    settings(Map.of("double-opt-in.required", "true", "double-opt-in.within", "1h"));
    says("wamid.1", "START");
    rig.clock.advance(Duration.ofHours(2));
    assertThat(says("wamid.2", "yes").intent()).isNull();
    says("wamid.3", "START");
    says("wamid.4", "STOP");
    assertThat(says("wamid.5", "yes").intent()).isNull();
    assertThat(mayMarket()).isFalse();
  }

  @Test
  void aNearMissIsNotAStopButWaitsForAPerson() {
    assertThat(says("wamid.1", "please don't stop").intent()).isEqualTo("consent-review");
    says("wamid.1", "please don't stop");
    says("wamid.2", "stop sending me promos every day");
    assertThat(rows()).isEmpty();
    Reviews reviews = rig.bean(Reviews.class);
    List<Review> open = reviews.open(10);
    assertThat(open).extracting(Review::messageId).containsExactly("wamid.1", "wamid.2");
    assertThat(open).extracting(Review::address).containsOnly("…156");

    assertThat(reviews.keep(open.get(0).id(), "olive").decision()).isEqualTo("keep");
    assertThat(rows()).isEmpty();
    reviews.withdraw(open.get(1).id(), "olive");
    assertThat(mayMarket()).isFalse();
    assertThat(rows()).allMatch(row -> row.decision().recordedBy().equals("operator:olive"));
    assertThat(rows()).allMatch(row -> row.decision().decidedAt().equals(TalkRig.NOON));
    assertThat(reviews.count()).isZero();
    assertThatThrownBy(() -> reviews.keep(open.get(1).id(), "olive"))
        .hasMessageContaining("no open review");
  }

  @Test
  void aComplaintOpensOneCaseWithItsClock() {
    assertThat(says("wamid.1", "I want to complain").intent()).isEqualTo("complaint");
    says("wamid.1", "I want to complain");
    Complaints complaints = rig.bean(Complaints.class);
    assertThat(complaints.open(10)).hasSize(1);
    // Friday noon in Sydney; five working days end on the Friday after.
    assertThat(complaints.open(10).get(0).dueAt()).isEqualTo(Instant.parse("2026-11-27T13:00:00Z"));
    assertThat(complaints.count()).isEqualTo(new Complaints.Count(1, 0));
    rig.clock.advance(Duration.ofDays(8));
    assertThat(complaints.count()).isEqualTo(new Complaints.Count(1, 1));
    UUID id = complaints.open(10).get(0).id();
    assertThat(complaints.close(id, "Removed from the list", "olive").outcome())
        .isEqualTo("Removed from the list");
    assertThat(complaints.count()).isEqualTo(new Complaints.Count(0, 0));
    assertThat(rig.opened).extracting("id").containsOnly(id);
  }

  @Test
  void tenStopsAreConfirmedOnceAndAChangeOfMindAnew() {
    Replies replies = rig.bean(Replies.class);
    Duration day = Duration.ofHours(24);
    assertThat(replies.due(KERRY, "opt-out", "wamid.1", TalkRig.NOON, day)).isTrue();
    assertThat(replies.due(KERRY, "opt-out", "wamid.1", TalkRig.NOON, day)).as("replayed").isTrue();
    Instant later = TalkRig.NOON.plusSeconds(60);
    assertThat(replies.due(KERRY, "opt-out", "wamid.2", later, day)).isFalse();
    assertThat(replies.due(KERRY, "opt-in", "wamid.3", later, day)).isTrue();
    assertThat(replies.due(KERRY, "opt-out", "wamid.4", later, day)).isTrue();
    Instant nextDay = later.plus(day);
    assertThat(replies.due(KERRY, "opt-out", "wamid.5", nextDay, day)).isTrue();
  }

  @Test
  void wrongSettingsNameTheirKey() {
    assertThatThrownBy(() -> settings(Map.of("answers.help", "true")))
        .hasStackTraceContaining("wattle.opting-out.sender.name");
    assertThatThrownBy(() -> settings(Map.of("link.valid-for", "29d")))
        .hasStackTraceContaining("30 days");
  }
}
