package dev.wattle.connector.breaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wattle.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BreakersTest {

  private static final String FLOW = "message-received-to-crm";
  private static final int LANES = 8;

  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T01:00:00Z"));
  private final Breakers breakers =
      new Breakers(new BreakerSettings(3, Duration.ofSeconds(1), Duration.ofSeconds(4)), clock);
  private final ExecutorService lanes = Executors.newFixedThreadPool(LANES);
  private final AtomicInteger calls = new AtomicInteger();
  private final AtomicBoolean vendorIsBack = new AtomicBoolean();

  @AfterEach
  void stop() {
    lanes.shutdownNow();
  }

  @Test
  void staysClosedWhileAnAnswerComesInBetween() {
    breakers.failed(FLOW);
    breakers.failed(FLOW);
    breakers.answered(FLOW);
    breakers.failed(FLOW);
    breakers.failed(FLOW);

    assertThat(breakers.open()).isEmpty();
  }

  @Test
  void aSecondRefusalOfOurCredentialsPausesTheFlowAndSaysWhatToDo() {
    assertThat(breakers.refused(FLOW, "Set a new token.")).isFalse();
    assertThat(breakers.isOpen(FLOW)).isFalse();

    assertThat(breakers.refused(FLOW, "Set a new token.")).isTrue();
    assertThat(breakers.refused(FLOW, "Set a new token.")).isFalse();
    assertThat(breakers.open()).extracting(OpenBreaker::because).containsOnly("Set a new token.");

    breakers.answered(FLOW);
    assertThat(breakers.open()).isEmpty();
    assertThat(breakers.refused(FLOW, "Set a new token.")).isFalse();
  }

  @Test
  void asksWithOneCallLessAndLessOftenAndThenLetsAllGo() {
    open();
    IntStream.range(0, LANES).forEach(n -> lanes.submit(this::lane));
    await().until(() -> waiting() == LANES);
    assertThat(calls).hasValue(0);

    probeAfter(Duration.ofSeconds(1), 1);
    probeAfter(Duration.ofSeconds(2), 2);
    probeAfter(Duration.ofSeconds(4), 3);
    vendorIsBack.set(true);
    clock.advance(Duration.ofSeconds(4));
    await().until(() -> calls.get() == 3 + LANES);
    assertThat(breakers.open()).isEmpty();
  }

  @Test
  void pausesOneFlowAndNoOther() {
    open();

    breakers.await("ticket-changed-to-contact", () -> false);
    assertThat(breakers.open()).extracting(OpenBreaker::flow).containsExactly(FLOW);
  }

  @Test
  void aProberWhoIsGoneDoesNotKeepTheFlowForEver() {
    open();
    clock.advance(Duration.ofSeconds(1));
    breakers.await(FLOW, () -> false);
    lanes.submit(this::lane);
    await().until(() -> waiting() == 1);

    vendorIsBack.set(true);
    clock.advance(Duration.ofMinutes(2));
    await().until(() -> breakers.open().isEmpty());
  }

  @Test
  void whoStopsNeedNotWait() {
    open();

    breakers.await(FLOW, () -> true);
    assertThat(breakers.open()).hasSize(1);
  }

  /** As a lane does: waits, calls, tells what came of it, and begins again if nobody answered. */
  private void lane() {
    boolean done = false;
    while (!done && !Thread.currentThread().isInterrupted()) {
      breakers.await(FLOW, () -> false);
      calls.incrementAndGet();
      done = vendorIsBack.get();
      if (done) {
        breakers.answered(FLOW);
      } else {
        breakers.failed(FLOW);
      }
    }
  }

  private void probeAfter(Duration pause, int callsThen) {
    clock.advance(pause.minusMillis(1));
    assertThat(breakers.open().get(0).nextProbe()).isAfter(clock.instant());
    clock.advance(Duration.ofMillis(1));
    await().until(() -> calls.get() == callsThen && waiting() == LANES);
  }

  private void open() {
    IntStream.range(0, 3).forEach(n -> breakers.failed(FLOW));
    assertThat(breakers.open()).hasSize(1);
  }

  private int waiting() {
    return breakers.open().stream().mapToInt(OpenBreaker::lanes).sum();
  }
}
