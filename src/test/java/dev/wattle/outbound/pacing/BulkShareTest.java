package dev.wattle.outbound.pacing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wattle.event.ContactAddress;
import dev.wattle.event.ContactId;
import dev.wattle.event.MessageRequested;
import dev.wattle.event.Purpose;
import dev.wattle.testing.ShippedSettings;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BulkShareTest {

  private static final int LANES = 20;

  private final PacingSettings settings =
      ShippedSettings.bind("wattle.pacing", PacingSettings.class, "application.yaml");
  private final BulkShare share = new BulkShare(settings);
  private final ExecutorService lanes = Executors.newFixedThreadPool(LANES);

  @AfterEach
  void stop() {
    lanes.shutdownNow();
  }

  @Test
  void aCampaignWorksOnAFewAtOnceAndAnAnswerBeginsAllTheSame() throws Exception {
    Semaphore begun = new Semaphore(0);
    CountDownLatch end = new CountDownLatch(1);
    for (int n = 0; n < LANES; n++) {
      lanes.execute(() -> share.within(message(true), () -> hold(begun, end)));
    }
    assertThat(begun.tryAcquire(settings.bulkAtOnce(), 10, TimeUnit.SECONDS)).isTrue();
    assertThat(begun.availablePermits()).isZero();

    AtomicInteger answered = new AtomicInteger();
    share.within(message(false), answered::incrementAndGet);
    assertThat(answered).hasValue(1);

    end.countDown();
    assertThat(begun.tryAcquire(LANES - settings.bulkAtOnce(), 10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void whatWaitsKeepsNoPlace() throws Exception {
    Semaphore waiting = new Semaphore(0);
    CountDownLatch end = new CountDownLatch(1);
    for (int n = 0; n < LANES; n++) {
      MessageRequested bulk = message(true);
      lanes.execute(() -> share.within(bulk, () -> share.aside(bulk, () -> hold(waiting, end))));
    }
    assertThat(waiting.tryAcquire(LANES, 10, TimeUnit.SECONDS)).isTrue();
    end.countDown();
  }

  @Test
  void whatFailsGivesItsPlaceBack() {
    for (int n = 0; n < LANES; n++) {
      assertThatThrownBy(
              () ->
                  share.within(
                      message(true),
                      () -> {
                        throw new IllegalStateException("broken");
                      }))
          .isInstanceOf(IllegalStateException.class);
    }
    AtomicInteger worked = new AtomicInteger();
    share.within(message(true), worked::incrementAndGet);
    assertThat(worked).hasValue(1);
  }

  private static boolean hold(Semaphore begun, CountDownLatch end) {
    begun.release();
    try {
      return end.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static MessageRequested message(boolean bulk) {
    return new MessageRequested(
        "m1",
        new ContactId(UUID.fromString("00000000-0000-4000-8000-000000000001")),
        ContactAddress.phone("+61491570156"),
        "100000000000001",
        Purpose.MARKETING,
        "text",
        Map.of("body", "Hello"),
        null,
        "cause",
        "flow",
        Instant.parse("2026-11-22T12:00:00Z"),
        bulk,
        null);
  }
}
