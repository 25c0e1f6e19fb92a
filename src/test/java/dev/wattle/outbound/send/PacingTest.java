package dev.wattle.outbound.send;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wattle.event.Event;
import dev.wattle.event.MessageRequested;
import dev.wattle.outbound.ledger.MessageState;
import dev.wattle.outbound.pacing.StandingEvents;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** People per day, messages per second, quality. */
class PacingTest {

  private static final String NOTICE =
      """
      {"to":"%s","purpose":"utility","type":"template","bulk":%s,"template":{"name":"order_shipped","language":"en",
       "parameters":{"order_number":"1","carrier":"Post","tracking_url":"https://track.example/1"}}}
      """;
  private static final String KERRY = "+61491570156";
  private static final String ROBIN = "+61491570157";
  private static final String SAM = "+61491570158";

  private final OutboundRig rig = new OutboundRig();

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void beyondTheBudgetMessagesWaitUntilTheOldestPersonLeavesTheWindow() {
    tier(Map.of("count", 2, "unlimited", false));
    notice("1", KERRY);
    rig.passes(Duration.ofMinutes(10));
    notice("2", ROBIN);
    MessageRequested third = notice("3", SAM);
    rig.pump();
    assertThat(rig.receipt(third).verdict().rule()).isEqualTo("whatsapp.portfolio-budget");
    assertThat(rig.receipt(third).dueAt()).isEqualTo(OutboundRig.NOON.plus(Duration.ofHours(24)));
    MessageRequested known = notice("4", ROBIN);
    rig.pump();
    assertThat(rig.receipt(known).state()).isEqualTo(MessageState.ACCEPTED);
    rig.passes(Duration.ofHours(24));
    assertThat(rig.receipt(third).state()).isEqualTo(MessageState.ACCEPTED);
  }

  @Test
  void answersInsideTheServiceWindowCostNothingOfTheBudget() {
    tier(Map.of("count", 1, "unlimited", false));
    rig.kerryWrites("Hello");
    notice("1", KERRY);
    MessageRequested other = notice("2", ROBIN);
    rig.pump();
    assertThat(rig.receipt(other).state()).isEqualTo(MessageState.ACCEPTED);
  }

  @Test
  void anUnlimitedTierLiftsTheBudget() {
    tier(Map.of("count", 1, "unlimited", false));
    rig.clock.advance(Duration.ofSeconds(1));
    tier(Map.of("unlimited", true));
    IntStream.range(156, 160).forEach(i -> notice("n" + i, "+61491570" + i));
    rig.pump();
    assertThat(rig.meta.calls()).hasSize(4);
  }

  @Test
  void theBudgetIsExactUnderConcurrency() throws Exception {
    JdbcClient jdbc = rig.bean(JdbcClient.class);
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<Boolean>> answers =
          IntStream.range(0, 800)
              .mapToObj(i -> threads.submit(() -> admits(jdbc, i % 400)))
              .toList();
      int admitted = 0;
      for (Future<Boolean> answer : answers) {
        admitted += answer.get() ? 1 : 0;
      }
      assertThat(admitted).isEqualTo(200);
      assertThat(jdbc.sql("select used from portfolio").query(Integer.class).single())
          .isEqualTo(100);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void aFlaggedNumberStopsBulkAndNothingElse() {
    number("FLAGGED");
    rig.kerryWrites("Hello");
    MessageRequested bulk = rig.asks("bulk", NOTICE.formatted(KERRY, true));
    MessageRequested notice = notice("1", KERRY);
    rig.pump();
    assertThat(rig.receipt(bulk).verdict().rule()).isEqualTo("whatsapp.quality-low");
    assertThat(rig.receipt(notice).state()).isEqualTo(MessageState.ACCEPTED);
    rig.clock.advance(Duration.ofSeconds(1));
    number("UNFLAGGED");
    rig.passes(Duration.ofMinutes(15));
    assertThat(rig.receipt(bulk).state()).isEqualTo(MessageState.ACCEPTED);
  }

  private static boolean admits(JdbcClient jdbc, int person) {
    String sql =
        "select portfolio_admit('p', ('00000000-0000-0000-0000-' || lpad(?::text, 12, '0'))::uuid, now(), 100) is null";
    return jdbc.sql(sql).param(person).query(Boolean.class).single();
  }

  private MessageRequested notice(String cause, String to) {
    MessageRequested message = rig.asks(cause, NOTICE.formatted(to, false));
    rig.pump();
    return message;
  }

  private void tier(Map<String, Object> limit) {
    told(
        "whatsapp.capability.updated",
        Map.of("account", Map.of("id", "200000000000001"), "messagingLimit", limit));
  }

  private void number(String event) {
    told(
        "whatsapp.number.quality",
        Map.of("number", Map.of("id", OutboundRig.NUMBER), "event", event));
  }

  private void told(String type, Map<String, Object> data) {
    rig.bean(StandingEvents.class)
        .apply(new Event(type, type, "/w", null, rig.clock.instant(), data));
  }
}
