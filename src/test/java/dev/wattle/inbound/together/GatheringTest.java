package dev.wattle.inbound.together;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GatheringTest {

  private final Gathering gathering = new Gathering(Clock.systemUTC(), Duration.ofMillis(50));
  private final ExecutorService lanes = Executors.newFixedThreadPool(40);
  private final List<List<Integer>> calls = Collections.synchronizedList(new ArrayList<>());
  private final CountDownLatch first = new CountDownLatch(1);
  private volatile boolean underWay;

  @AfterEach
  void stop() {
    first.countDown();
    lanes.shutdownNow();
  }

  @Test
  void oneByItselfGoesAtOnceAndThoseWhoComeMeanwhileGoTogether() throws Exception {
    List<Future<JsonNode>> results = all(30, 25, this::done);
    for (int n = 0; n < 30; n++) {
      assertThat(results.get(n).get().asInt()).isEqualTo(n);
    }
    assertThat(calls.get(0)).containsExactly(0);
    assertThat(calls.get(1)).hasSize(25);
    assertThat(calls).hasSize(3);
  }

  @Test
  void twoOfOnePersonAreNeverInOneCall() throws Exception {
    List<Future<JsonNode>> results = all(20, 100, n -> "person-" + n % 4, this::done);
    for (Future<JsonNode> result : results) {
      result.get();
    }
    assertThat(calls)
        .allSatisfy(call -> assertThat(call.stream().map(n -> n % 4)).doesNotHaveDuplicates());
  }

  @Test
  void whatOneIsRefusedForHarmsNoOther() throws Exception {
    List<Future<JsonNode>> results =
        all(
            10,
            100,
            members -> {
              List<Result> done = done(members);
              if (numbers(members).contains(7)) {
                throw Failure.of(Kind.REFUSED, "test.refused", "no");
              }
              return done;
            });
    for (int n = 0; n < 10; n++) {
      Future<JsonNode> result = results.get(n);
      if (n == 7) {
        assertThatThrownBy(result::get).hasCauseInstanceOf(Failure.class);
      } else {
        assertThat(result.get().asInt()).isEqualTo(n);
      }
    }
    assertThat(calls).hasSize(11).contains(List.of(7));
  }

  @Test
  void whatPassesIsToldToAllOfTheCall() throws Exception {
    Failure away = Failure.of(Kind.UNREACHABLE, "test.away", "nobody there");
    List<Future<JsonNode>> results =
        all(
            5,
            100,
            members -> {
              done(members);
              throw away;
            });
    for (Future<JsonNode> result : results) {
      assertThatThrownBy(result::get).hasCause(away);
    }
    assertThat(calls).hasSize(2);
  }

  /** The first call goes on until all others wait. */
  private List<Future<JsonNode>> all(
      int many, int most, Function<List<Member>, List<Result>> call) {
    return all(many, most, n -> "person-" + n, call);
  }

  private List<Future<JsonNode>> all(
      int many,
      int most,
      Function<Integer, String> person,
      Function<List<Member>, List<Result>> call) {
    List<Future<JsonNode>> results = new ArrayList<>();
    IntStream.range(0, many)
        .forEach(
            n -> {
              Member member = new Member(IntNode.valueOf(n), person.apply(n));
              results.add(lanes.submit(() -> gathering.join(member, most, call)));
              await().until(() -> calls(n));
            });
    first.countDown();
    return results;
  }

  /** The first has the call, and n more wait. */
  private boolean calls(int n) {
    return underWay && gathering.waiting() == n;
  }

  private List<Result> done(List<Member> members) {
    underWay = true;
    try {
      first.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    calls.add(numbers(members));
    return members.stream().map(member -> Result.of(member.record())).toList();
  }

  private static List<Integer> numbers(List<Member> members) {
    return members.stream().map(member -> member.record().asInt()).toList();
  }
}
