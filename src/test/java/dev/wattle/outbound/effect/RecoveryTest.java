package dev.wattle.outbound.effect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wattle.event.Event;
import dev.wattle.event.MessageRequested;
import dev.wattle.failure.Failure;
import dev.wattle.outbound.pacing.NumberStandings;
import dev.wattle.outbound.pacing.Quality;
import dev.wattle.outbound.pacing.StandingEvents;
import dev.wattle.outbound.send.OutboundRig;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How a number's pace falls and comes back. */
class RecoveryTest {

  private final OutboundRig rig = new OutboundRig();

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void afterTooFastTheNumberHalvesItsPaceAndWinsItBackFiveByFive() {
    rig.kerryWrites("Hello");
    rig.meta.refusesWith(130429);
    rig.asksForText("one");
    assertThat(thrown().code()).isEqualTo("whatsapp.130429");
    assertThat(percent()).isEqualTo(50);
    rig.clock.advance(Duration.ofSeconds(15));
    assertThat(percent()).isEqualTo(55);
    rig.clock.advance(Duration.ofSeconds(75));
    assertThat(percent()).isEqualTo(80);
    rig.clock.advance(Duration.ofMinutes(5));
    assertThat(percent()).isEqualTo(100);
  }

  @Test
  void errorsOfCallsThatWereUnderWayTogetherCountOnce() {
    rig.bean(NumberStandings.class).slow(OutboundRig.NUMBER);
    rig.bean(NumberStandings.class).slow(OutboundRig.NUMBER);
    assertThat(percent()).isEqualTo(50);
    rig.clock.advance(Duration.ofSeconds(2));
    rig.bean(NumberStandings.class).slow(OutboundRig.NUMBER);
    assertThat(percent()).isEqualTo(25);
  }

  @Test
  void anOlderWordOfAnotherSortIsNotDropped() {
    NumberStandings standings = rig.bean(NumberStandings.class);
    standings.quality(OutboundRig.NUMBER, Quality.RED, rig.clock.instant());
    told("THROUGHPUT_UPGRADE", Duration.ofMinutes(5));
    told("FLAGGED", Duration.ofMinutes(4));
    assertThat(row("upgraded and flagged and quality = 'RED'")).isOne();
    standings.quality(OutboundRig.NUMBER, Quality.GREEN, rig.clock.instant().minusSeconds(60));
    assertThat(row("quality = 'RED'")).isOne();
  }

  @Test
  void unflaggedIsNotGreen() {
    rig.kerryWrites("Hello");
    NumberStandings standings = rig.bean(NumberStandings.class);
    standings.quality(OutboundRig.NUMBER, Quality.RED, rig.clock.instant());
    told("FLAGGED", Duration.ZERO);
    told("UNFLAGGED", Duration.ZERO);
    MessageRequested bulk =
        rig.asks(
            "bulk",
            "{\"purpose\":\"utility\",\"type\":\"template\",\"bulk\":true,\"template\":{\"name\":\"order_shipped\",\"language\":\"en\",\"parameters\":{\"order_number\":\"1\",\"carrier\":\"Post\",\"tracking_url\":\"https://track.example/1\"}}}");
    rig.pump();
    assertThat(rig.receipt(bulk).verdict().rule()).isEqualTo("whatsapp.quality-low");
  }

  private Failure thrown() {
    try {
      rig.pump();
    } catch (Failure failure) {
      return failure;
    }
    throw new AssertionError("nothing failed");
  }

  private int percent() {
    return rig.bean(NumberStandings.class).percent(OutboundRig.NUMBER);
  }

  private int row(String condition) {
    return rig.bean(JdbcClient.class)
        .sql("select count(*) from number_standing where " + condition)
        .query(Integer.class)
        .single();
  }

  private void told(String event, Duration ago) {
    Map<String, Object> data = Map.of("number", Map.of("id", OutboundRig.NUMBER), "event", event);
    rig.bean(StandingEvents.class)
        .apply(
            new Event(
                event,
                "whatsapp.number.quality",
                "/w",
                null,
                rig.clock.instant().minus(ago),
                data));
  }
}
