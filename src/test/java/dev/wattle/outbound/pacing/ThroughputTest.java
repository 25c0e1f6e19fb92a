package dev.wattle.outbound.pacing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wattle.event.ContactAddress;
import dev.wattle.event.ContactId;
import dev.wattle.event.Event;
import dev.wattle.event.MessageRequested;
import dev.wattle.event.Purpose;
import dev.wattle.testing.SettableClock;
import dev.wattle.testing.ShippedSettings;
import dev.wattle.testing.TestHazelcast;
import dev.wattle.testing.TestPostgres;
import dev.wattle.throttling.Throttler;
import dev.wattle.throttling.ThrottlingSettings;
import dev.wattle.whatsapp.BusinessNumber;
import dev.wattle.whatsapp.Secret;
import dev.wattle.whatsapp.WhatsAppSettings;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How many messages of a second the shipped limits let through. */
class ThroughputTest {

  private static final String USUAL = "100000000000001";
  private static final String SHARED = "100000000000002";

  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T12:00:00Z"));
  private final JdbcClient jdbc = JdbcClient.create(TestPostgres.empty());
  private final NumberStandings standings = new NumberStandings(jdbc, clock);
  private final StandingEvents events =
      new StandingEvents(
          standings, new PortfolioBudget(jdbc, settings(), pacing(), clock), settings());
  private final Throughput throughput =
      new Throughput(
          new Throttler(
              ShippedSettings.bind("wattle.throttling", ThrottlingSettings.class, "limits.yaml"),
              TestHazelcast.member(),
              clock),
          standings,
          settings(),
          pacing(),
          new BulkShare(pacing()),
          clock);

  @BeforeEach
  void forget() {
    TestHazelcast.member().getMap("throttling-buckets").clear();
  }

  @Test
  void aNumberStaysBelowEightyInASecond() {
    assertThat(inASecond(USUAL, false)).isBetween(60, 80);
  }

  @Test
  void whatOnlyMarksAsReadTakesAPlaceToo() {
    int places = 0;
    while (throughput.await(USUAL, Duration.ZERO).admitted()) {
      places++;
    }
    assertThat(places).isBetween(5, 20);
    assertThat(admitted(USUAL, false)).isZero();
  }

  @Test
  void aNumberThatIsInTheAppAsWellStaysBelowTwenty() {
    assertThat(inASecond(SHARED, false)).isBetween(12, 20);
    told(SHARED, "THROUGHPUT_UPGRADE");
    clock.advance(Duration.ofMinutes(1));
    assertThat(inASecond(SHARED, false)).isBetween(12, 20);
  }

  @Test
  void anUpgradeLetsThroughTenTimesAsMuchAndADowngradeTakesItBack() {
    told(USUAL, "THROUGHPUT_UPGRADE");
    assertThat(inASecond(USUAL, false)).isBetween(700, 1000);
    clock.advance(Duration.ofMinutes(1));
    told(USUAL, "DOWNGRADE");
    assertThat(inASecond(USUAL, false)).isBetween(60, 80);
  }

  @Test
  void withMediumQualityBulkHasAFifthAndRepliesFindTheRest() {
    standings.quality(USUAL, Quality.YELLOW, clock.instant());
    assertThat(throughput.isClosedForBulk(message(USUAL, true))).isFalse();
    int bulk = inASecond(USUAL, true);
    assertThat(bulk).isBetween(8, 16);
    clock.advance(Duration.ofMinutes(1));
    standings.quality(USUAL, Quality.GREEN, clock.instant());
    assertThat(inASecond(USUAL, true)).isBetween(3 * bulk - 8, 48);
    assertThat(admitted(USUAL, false)).as("the rest of that second").isPositive();
  }

  @Test
  void afterTooFastHalfIsLetThroughUntilItIsWonBack() {
    standings.slow(USUAL);
    assertThat(inASecond(USUAL, false)).isBetween(28, 42);
    clock.advance(Duration.ofMinutes(1));
    assertThat(inASecond(USUAL, false)).as("70 percent").isBetween(42, 57);
    clock.advance(Duration.ofMinutes(5));
    assertThat(inASecond(USUAL, false)).isBetween(60, 80);
  }

  /** As many as want to, at each fiftieth of a second. */
  private int inASecond(String number, boolean bulk) {
    int admitted = 0;
    for (int i = 0; i < 50; i++) {
      admitted += admitted(number, bulk);
      clock.advance(Duration.ofMillis(20));
    }
    return admitted;
  }

  private int admitted(String number, boolean bulk) {
    int admitted = 0;
    while (throughput.await(message(number, bulk), Duration.ZERO).admitted()) {
      admitted++;
    }
    return admitted;
  }

  private void told(String number, String event) {
    Map<String, Object> data = Map.of("number", Map.of("id", number), "event", event);
    events.apply(new Event(event, "whatsapp.number.quality", "/w", null, clock.instant(), data));
  }

  private static MessageRequested message(String number, boolean bulk) {
    return new MessageRequested(
        "m-1",
        ContactId.of("0b0e7a52-1111-4222-8333-444455556666"),
        ContactAddress.phone("+61491570156"),
        number,
        Purpose.UTILITY,
        "text",
        Map.of("body", "Hello"),
        null,
        "cause",
        "test",
        Instant.EPOCH,
        bulk,
        null);
  }

  private static PacingSettings pacing() {
    return ShippedSettings.bind("wattle.pacing", PacingSettings.class, "application.yaml");
  }

  private static WhatsAppSettings settings() {
    return new WhatsAppSettings(
        URI.create("http://127.0.0.1:1"),
        "v26.0",
        new Secret("a-token"),
        List.of(new Secret("an-app-secret")),
        new Secret("a-verify-token"),
        List.of(
            new BusinessNumber(USUAL, "200000000000001", null),
            new BusinessNumber(SHARED, "200000000000001", null, null, true)),
        Duration.ofSeconds(2),
        Duration.ofSeconds(1),
        50,
        false);
  }
}
