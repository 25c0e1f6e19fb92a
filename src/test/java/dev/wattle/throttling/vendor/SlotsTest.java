package dev.wattle.throttling.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.core.HazelcastInstance;
import dev.wattle.testing.TestHazelcast;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SlotsTest {

  private static final Duration SOON = Duration.ofMillis(30);
  private static final Duration LONG = Duration.ofSeconds(20);

  private final HazelcastInstance hazelcast = TestHazelcast.member();
  private final Slots one = new Slots(hazelcast, Duration.ofMinutes(1));
  private final Slots other = new Slots(hazelcast, Duration.ofMinutes(1));

  @BeforeEach
  void empty() {
    hazelcast.getMap("throttling-slots").clear();
  }

  @Test
  void twoNodesTogetherHaveNoMoreUnderWay() {
    Slot first = one.take("crm/all", 2, SOON).orElseThrow();
    Slot second = other.take("crm/all", 2, SOON).orElseThrow();

    assertThat(one.take("crm/all", 2, SOON)).isEmpty();
    assertThat(other.take("crm/all", 2, SOON)).isEmpty();
    assertThat(other.take("crm/nz", 2, SOON)).isPresent();
    assertThat(one.taken("crm/all", 2)).isEqualTo(2);
    first.close();
    first.close();
    assertThat(other.take("crm/all", 2, SOON)).isPresent();
    assertThat(one.take("crm/all", 2, SOON)).isEmpty();
    second.close();
  }

  @Test
  void whatANodeHadThatDiedIsFree() {
    hazelcast.getMap("throttling-slots").put("crm/all#0", UUID.randomUUID() + " 7");

    assertThat(one.take("crm/all", 1, SOON)).isPresent();
  }

  @Test
  void aCallThatNeverEndsIsForgotten() {
    Slots impatient = new Slots(hazelcast, Duration.ofSeconds(1));
    impatient.take("crm/all", 1, SOON).orElseThrow();

    assertThat(other.take("crm/all", 1, LONG)).isPresent();
  }

  @Test
  void underLoadOfTwoNodesNeverMoreThanAllowedAndAllGetThrough() throws Exception {
    AtomicInteger underWay = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(12);
    try {
      List<Future<Boolean>> calls = new ArrayList<>();
      for (int i = 0; i < 600; i++) {
        Slots node = i % 2 == 0 ? one : other;
        calls.add(threads.submit(() -> call(node, underWay, most)));
      }
      for (Future<Boolean> call : calls) {
        assertThat(call.get()).isTrue();
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(most.get()).isBetween(2, 5);
    assertThat(one.taken("crm/all", 5)).isZero();
  }

  private static boolean call(Slots node, AtomicInteger underWay, AtomicInteger most) {
    Optional<Slot> slot = node.take("crm/all", 5, LONG);
    slot.ifPresent(
        taken -> {
          most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
          Thread.onSpinWait();
          underWay.decrementAndGet();
          taken.close();
        });
    return slot.isPresent();
  }
}
