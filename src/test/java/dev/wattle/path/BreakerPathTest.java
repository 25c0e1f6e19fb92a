package dev.wattle.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.testing.FullStack;
import dev.wattle.testing.LogGuard;
import dev.wattle.testing.Outside;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;

/** A vendor that is away: the flow pauses, asks with single calls, and goes on in order. */
@FullStack
@ExtendWith(LogGuard.class)
class BreakerPathTest {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final String FLOW = "message-received-to-zendesk";
  private static final List<String> PEOPLE =
      IntStream.range(0, 30).mapToObj("AU.AWAY%03d"::formatted).toList();

  @Autowired private Outside outside;

  @AfterEach
  void heal() {
    outside.admin("DELETE", "/sandbox/faults/zendesk", "");
  }

  @Test
  void aVendorThatIsAwayIsAskedSeldomAndMissesNothing() {
    outside.admin("PUT", "/sandbox/faults/zendesk", "{\"status\":503}");
    PEOPLE.forEach(person -> write(person, 1));
    PEOPLE.forEach(person -> write(person, 2));

    await().atMost(PATIENCE).until(() -> !paused().isMissingNode());
    long before = calls().count();
    long probes = probesThatFail(3);
    assertThat(calls().count() - before).as("calls meanwhile").isLessThanOrEqualTo(probes + 1);
    outside.admin("DELETE", "/sandbox/faults/zendesk", "");

    for (String person : PEOPLE) {
      await().atMost(PATIENCE).until(() -> taken(person).size() >= 2);
      assertThat(taken(person)).containsExactly(words(person, 1), words(person, 2));
    }
    await().atMost(PATIENCE).until(() -> paused().isMissingNode());
  }

  @Test
  void aTokenThatWasRevokedStopsTheFlowSaysWhatToDoAndLosesNothing() {
    List<String> people = IntStream.range(0, 10).mapToObj("AU.REVOKED%03d"::formatted).toList();
    long parked = letters();
    outside.admin("PUT", "/sandbox/faults/zendesk", "{\"status\":401}");
    people.forEach(person -> write(person, 1));
    people.forEach(person -> write(person, 2));

    await().atMost(PATIENCE).until(() -> !paused().path("because").asText().isEmpty());
    assertThat(paused().path("because").asText())
        .contains("credentials of zendesk", "nothing is lost");
    outside.admin("DELETE", "/sandbox/faults/zendesk", "");

    for (String person : people) {
      await().atMost(PATIENCE).until(() -> taken(person).size() >= 2);
      assertThat(taken(person)).containsExactly(words(person, 1), words(person, 2));
    }
    await().atMost(PATIENCE).until(() -> paused().isMissingNode());
    assertThat(letters()).isEqualTo(parked);
  }

  private long letters() {
    return outside
        .tree(outside.admin("GET", "/ops/dead-letters?flow=" + FLOW + "&state=parked", "").body())
        .findValues("id")
        .size();
  }

  /** Returns after so many probes have come and gone. */
  private long probesThatFail(int count) {
    Set<String> seen = new HashSet<>();
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              seen.add(paused().path("failures").asText());
              return seen.size() > count;
            });
    return count;
  }

  private void write(String person, int no) {
    String body =
        Webhooks.textOf(person, "wamid.%s.%d".formatted(person, no))
            .replace("says hello", "says hello " + no);
    assertThat(outside.webhook(body).statusCode()).isEqualTo(200);
  }

  private static String words(String person, int no) {
    return "wamid.%s.%d says hello %d".formatted(person, no, no);
  }

  private JsonNode paused() {
    JsonNode health = outside.tree(outside.admin("GET", "/actuator/health", "").body());
    for (JsonNode open : health.at("/components/breakers/details/paused")) {
      if (FLOW.equals(open.path("flow").asText())) {
        return open;
      }
    }
    return health.path("no such thing");
  }

  private Stream<JsonNode> calls() {
    return outside.requests("zendesk");
  }

  /** What the vendor took of a person, in the order it came. */
  private List<String> taken(String person) {
    return calls()
        .filter(call -> call.path("status").asInt() / 100 == 2)
        .map(call -> call.path("body").toString())
        .flatMap(body -> Stream.of(1, 2).map(no -> words(person, no)).filter(body::contains))
        .toList();
  }
}
