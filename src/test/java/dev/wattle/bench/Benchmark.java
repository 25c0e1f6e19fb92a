package dev.wattle.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wattle.bench.LoadGenerator.Result;
import dev.wattle.bench.MetaStub.Call;
import dev.wattle.testing.WattleProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The packaged jar as a process of its own, load generator and vendor stub beside it on the same
 * cores. What comes out is printed and written to {@code target/bench.md}; a time is never
 * asserted.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class Benchmark {

  private static final int LATENCY = 100;
  private static final int CONNECTIONS = 64;
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Pattern ORDER = Pattern.compile("N(\\d{6})");
  private static final Table TABLE = new Table();

  private static MetaStub meta;
  private static WattleProcess wattle;

  @BeforeAll
  static void start() throws Exception {
    meta = new MetaStub(LATENCY);
    Path data =
        Files.createTempDirectory(Files.createDirectories(Path.of("target", "bench")), "data");
    List<String> settings =
        List.of(
            "--camel.main.routes-exclude-pattern=**/message-received-to-hubspot*,**/message-received-to-zendesk*",
            "--wattle.throttling.limits.whatsapp-number.capacity=100000",
            "--wattle.throttling.limits.whatsapp-number.refill=100000",
            "--wattle.sandbox.record-events=false");
    wattle = new WattleProcess(data, Map.of("WHATSAPP_BASE_URL", meta.url()), settings).start();
  }

  @AfterAll
  static void report() throws Exception {
    wattle.close();
    meta.close();
    TABLE.print();
  }

  @Test
  @Order(1)
  void acceptsWebhooks() throws Exception {
    long now = Clock.systemUTC().instant().getEpochSecond();
    LoadGenerator load = new LoadGenerator(wattle.publicPort(), CONNECTIONS);
    load.run(Requests.webhooks(wattle.publicPort(), "warm", 0, 30_000, 5_000, now));
    List<byte[]> measured = Requests.webhooks(wattle.publicPort(), "run", 0, 50_000, 5_000, now);
    ProcessUsage before = ProcessUsage.of(wattle.pid());
    Result result = load.run(measured);
    TABLE.add("durable webhooks accepted", result);
    TABLE.addUsage("while accepting", wattle.pid(), before, result.seconds());
    try (HmacServer ceiling = new HmacServer()) {
      LoadGenerator bare = new LoadGenerator(ceiling.port(), CONNECTIONS);
      bare.run(Requests.webhooks(ceiling.port(), "warm", 0, 20_000, 5_000, now));
      TABLE.add("ceiling: bare JDK server, HMAC only", bare.run(measured));
    }
    assertThat(result.refused()).isZero();
  }

  @Test
  @Order(2)
  void normalisesThemAll() {
    long begin = System.nanoTime();
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> lag("whatsapp-normalise") == 0);
    TABLE.add(
        "backlog of normalising after the load, worked off in",
        "%.1f s",
        (System.nanoTime() - begin) / 1e9);
  }

  @Test
  @Order(3)
  void sendsInOrderEachOnce() throws Exception {
    int count = 12_000;
    List<List<byte[]>> requests =
        IntStream.range(0, 8)
            .mapToObj(n -> Requests.orders(wattle.publicPort(), "order", count, 2_000, n))
            .toList();
    await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).until(Benchmark::isQuiet);
    meta.clear();
    ProcessUsage before = ProcessUsage.of(wattle.pid());
    long begin = System.nanoTime();
    requests.parallelStream().forEach(Benchmark::post);
    TABLE.add(
        "events posted (8 connections, 100 a batch)",
        "%.0f/s",
        count / ((System.nanoTime() - begin) / 1e9));
    await().atMost(PATIENCE).until(() -> meta.calls().size() >= count);
    List<Call> calls = meta.calls();
    double seconds = (calls.get(calls.size() - 1).nanos() - calls.get(0).nanos()) / 1e9;
    TABLE.add("sends at " + LATENCY + " ms vendor latency", "%.0f/s", count / seconds);
    TABLE.addUsage("while sending", wattle.pid(), before, seconds);
    assertThat(calls.stream().map(Call::id).distinct().count()).isEqualTo(count);
    assertThat(calls).hasSize(count);
    assertInOrder(calls);
  }

  @Test
  @Order(4)
  void answersQuickly() throws Exception {
    int count = 500;
    long now = Clock.systemUTC().instant().getEpochSecond();
    List<byte[]> requests =
        Requests.webhooks(wattle.publicPort(), "new", 5_000, count, 10_000, now);
    meta.clear();
    Map<String, Long> posted = new HashMap<>();
    LoadGenerator single = new LoadGenerator(wattle.publicPort(), 1);
    for (int n = 0; n < count; n++) {
      posted.put(Requests.person(5_000 + n), System.nanoTime());
      single.run(List.of(requests.get(n)));
    }
    await().atMost(PATIENCE).until(() -> meta.calls().size() >= count);
    Latencies latencies = new Latencies(count);
    meta.calls().forEach(call -> latencies.add(call.nanos() - posted.get(call.to())));
    TABLE.add(
        "webhook -> vendor call, one after the other",
        "p50 %.0f ms, p99 %.0f ms",
        latencies.percentile(0.5),
        latencies.percentile(0.99));
    assertThat(meta.calls()).hasSize(count);
  }

  private static void post(List<byte[]> requests) {
    try {
      assertThat(new LoadGenerator(wattle.publicPort(), 1).run(requests).refused()).isZero();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void assertInOrder(List<Call> calls) {
    Map<String, Integer> last = new HashMap<>();
    for (Call call : calls) {
      Matcher order = ORDER.matcher(call.body());
      assertThat(order.find()).isTrue();
      int number = Integer.parseInt(order.group(1));
      assertThat(last.getOrDefault(call.to(), -1)).isLessThan(number);
      last.put(call.to(), number);
    }
  }

  private static boolean isQuiet() {
    return lag("message-received-to-acknowledgement") == 0 && lag("outbound") == 0;
  }

  private static long lag(String flow) {
    String metrics = wattle.outside().admin("GET", "/actuator/prometheus", "").body();
    return metrics
        .lines()
        .filter(
            line -> line.startsWith("wattle_flow_lag") && line.contains("flow=\"" + flow + "\""))
        .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .findFirst()
        .orElse(-1);
  }
}
