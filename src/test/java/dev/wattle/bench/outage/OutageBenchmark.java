package dev.wattle.bench.outage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.bench.Table;
import dev.wattle.path.Webhooks;
import dev.wattle.testing.FullStack;
import dev.wattle.testing.Outside;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/**
 * A vendor that is away for an hour while 50 events come in each second: 180,000. The hour is
 * scaled, and the events with it; the rate stays. Then the vendor is back with a limit of its own,
 * which it enforces.
 */
@FullStack
@TestPropertySource(
    properties = {
      "wattle.throttling.limits.zendesk-account.capacity=100",
      "wattle.throttling.limits.zendesk-account.refill=800",
      "wattle.throttling.limits.zendesk-account.per=10s"
    })
class OutageBenchmark {

  private static final int SCALE = Integer.getInteger("wattle.bench.outage.scale", 60);
  private static final int EVENTS = 180_000 / SCALE;
  private static final int EACH = 10;
  private static final int PEOPLE = EVENTS / EACH;
  private static final String FLOW = "message-received-to-zendesk";
  private static final String QUOTA = "{\"calls\":1000,\"seconds\":10,\"atATime\":0}";
  private static final Pattern WORDS = Pattern.compile("wamid\\.AU\\.OUT(\\d{6})\\.(\\d{2}) says");
  private static final Duration PATIENCE = Duration.ofMinutes(30);

  private final Table table = new Table();
  private final Clock clock = Clock.systemUTC();

  @Autowired private Outside outside;

  @Test
  void anHourWithoutTheVendor() throws Exception {
    outside.admin("PUT", "/sandbox/faults/zendesk", "{\"status\":503}");
    long began = clock.millis();
    write();
    double outage = (clock.millis() - began) / 1000.0;
    table.add("events, outage", "%d, %.0f s (an hour and 180,000 by %d)", EVENTS, outage, SCALE);
    table.add("calls to the vendor while it was away", "%d", calls().size());
    table.add("health says", "%s", paused());

    outside.admin("PUT", "/sandbox/quotas/zendesk", QUOTA);
    outside.admin("DELETE", "/sandbox/faults/zendesk", "");
    long back = clock.millis();
    await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).until(() -> taken() >= EVENTS);
    double caughtUp = (clock.millis() - back) / 1000.0;
    verdict(caughtUp);
  }

  /** 50 a second, the people in turn. */
  private void write() throws InterruptedException {
    ScheduledExecutorService meta = Executors.newScheduledThreadPool(8);
    AtomicInteger sent = new AtomicInteger();
    AtomicInteger refused = new AtomicInteger();
    for (int i = 0; i < EVENTS; i++) {
      String who = "AU.OUT%06d".formatted(i % PEOPLE);
      String id = "wamid.%s.%02d".formatted(who, i / PEOPLE);
      meta.schedule(
          () -> {
            refused.addAndGet(isTaken(Webhooks.textOf(who, id)) ? 0 : 1);
            return sent.incrementAndGet();
          },
          i * 20L,
          TimeUnit.MILLISECONDS);
    }
    meta.shutdown();
    assertThat(meta.awaitTermination(PATIENCE.toMinutes(), TimeUnit.MINUTES)).isTrue();
    assertThat(refused).hasValue(0);
  }

  /** As Meta does, again where it is refused. */
  private boolean isTaken(String webhook) {
    return Stream.generate(() -> outside.webhook(webhook).statusCode())
        .limit(10)
        .anyMatch(status -> status == 200);
  }

  private void verdict(double seconds) throws Exception {
    Map<String, List<Integer>> told = told();
    int lost = EVENTS;
    int twice = 0;
    int overtaken = 0;
    for (List<Integer> numbers : told.values()) {
      long distinct = numbers.stream().distinct().count();
      lost -= (int) distinct;
      twice += (int) (numbers.size() - distinct);
      List<Integer> sorted = numbers.stream().sorted().toList();
      overtaken += sorted.equals(numbers) ? 0 : 1;
    }
    JsonNode seen = outside.tree(outside.admin("GET", "/sandbox/quotas", "").body());
    long admitted = seen.at("/zendesk/admitted").asLong();
    table.add("caught up in", "%.0f s", seconds);
    table.add(
        "calls for it, a second", "%d, %.1f (the vendor allows 100)", admitted, admitted / seconds);
    table.add("answered 429", "%d", seen.at("/zendesk/refused").asLong());
    table.add("lost, twice, people out of order", "%d, %d, %d", lost, twice, overtaken);
    table.add("dead letters", "%d", letters());
    table.print();
    assertThat(List.of(lost, twice, overtaken, letters())).containsOnly(0);
    assertThat(admitted / seconds).isLessThanOrEqualTo(110);
  }

  private int letters() {
    String path = "/ops/dead-letters?flow=" + FLOW + "&state=parked";
    return outside.tree(outside.admin("GET", path, "").body()).findValues("id").size();
  }

  private List<JsonNode> calls() {
    return outside.requests("zendesk").toList();
  }

  private int taken() {
    return told().values().stream().mapToInt(List::size).sum();
  }

  /** By person, the numbers of what the vendor took, in the order it came. */
  private Map<String, List<Integer>> told() {
    Map<String, List<Integer>> told = new TreeMap<>();
    calls().stream()
        .filter(call -> call.path("status").asInt() / 100 == 2)
        .forEach(
            call -> {
              Matcher words = WORDS.matcher(call.path("body").toString());
              while (words.find()) {
                told.computeIfAbsent(words.group(1), who -> new ArrayList<>())
                    .add(Integer.valueOf(words.group(2)));
              }
            });
    return told;
  }

  private String paused() {
    JsonNode health = outside.tree(outside.admin("GET", "/actuator/health", "").body());
    for (JsonNode open : health.at("/components/breakers/details/paused")) {
      if (FLOW.equals(open.path("flow").asText())) {
        return open.toString();
      }
    }
    return "nothing";
  }
}
