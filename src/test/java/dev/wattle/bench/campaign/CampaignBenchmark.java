package dev.wattle.bench.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.bench.Latencies;
import dev.wattle.bench.LoadGenerator;
import dev.wattle.bench.LoadGenerator.Result;
import dev.wattle.bench.MetaStub;
import dev.wattle.bench.MetaStub.Call;
import dev.wattle.bench.ProcessUsage;
import dev.wattle.bench.Requests;
import dev.wattle.bench.Table;
import dev.wattle.testing.MetaLimits;
import dev.wattle.testing.Outside;
import dev.wattle.testing.WattleProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * 100,000 offers to people who agreed, each told of as sent and delivered, and meanwhile 50 people
 * who write and are answered; the real clock, the limits as shipped for an upgraded number (1000 a
 * second), no message less. Everything goes the whole way through the packaged jar; Meta is a stub
 * that counts strictly.
 */
class CampaignBenchmark {

  private static final int OFFERS = Integer.getInteger("wattle.bench.offers", 100_000);
  private static final int ANSWERS = 50;
  private static final int FIRST_WRITER = 9_000_000;
  private static final int LATENCY = 100;
  private static final Duration PATIENCE = Duration.ofMinutes(30);
  private static final String UPGRADE =
      """
      {"object":"whatsapp_business_account","entry":[{"id":"200000000000001","time":%d,"changes":[{"field":"phone_number_quality_update",\
      "value":{"display_phone_number":"61491570110","event":"THROUGHPUT_UPGRADE","max_daily_conversations_per_business":"TIER_UNLIMITED"}}]}]}""";

  private final Table table = new Table();
  private final MetaLimits limits = new MetaLimits(1000);
  private final Map<String, Long> wrote = new ConcurrentHashMap<>();
  private final ScheduledExecutorService writers = Executors.newScheduledThreadPool(4);

  @Test
  void aCampaignAndPeopleWhoWrite() throws Exception {
    try (StatusWebhooks statuses = new StatusWebhooks();
        MetaStub meta = new MetaStub(LATENCY, limits, statuses::accepted);
        WattleProcess wattle = new WattleProcess(data(), environment(meta), settings()).start()) {
      statuses.start(wattle.publicPort());
      upgrade(wattle.outside());
      agree(wattle.outside());
      campaign(wattle, meta, statuses);
    } finally {
      writers.shutdownNow();
      table.print();
    }
  }

  private void campaign(WattleProcess wattle, MetaStub meta, StatusWebhooks statuses)
      throws Exception {
    ProcessUsage before = ProcessUsage.of(wattle.pid());
    long begin = System.nanoTime();
    CompletableFuture<Result> posted = CompletableFuture.supplyAsync(() -> post(wattle));
    await().atMost(PATIENCE).until(() -> meta.calls().size() > 100);
    people(wattle);
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(2))
        .until(() -> meta.calls().size() >= OFFERS + ANSWERS);
    report(meta.calls(), posted.join(), begin);
    table.add(
        "statuses meanwhile", "%d, %.0f/s", statuses.told(), statuses.told() / seconds(begin));
    new Hops("127.0.0.1:" + wattle.enginePorts().getProperty("kafka"), table)
        .report(wrote, meta.calls());
    table.addUsage("during the campaign", wattle.pid(), before, seconds(begin));
  }

  private static Path data() throws Exception {
    return Files.createTempDirectory(Files.createDirectories(Path.of("target", "bench")), "camp");
  }

  private static Map<String, String> environment(MetaStub meta) {
    return Map.of("WHATSAPP_BASE_URL", meta.url());
  }

  private static List<String> settings() {
    return List.of(
        "--camel.main.routes-exclude-pattern=**/message-received-to-hubspot*,**/message-received-to-zendesk*,**/consent-changed-*",
        "--wattle.sandbox.record-events=false");
  }

  private static void upgrade(Outside wattle) {
    long now = Clock.systemUTC().instant().getEpochSecond();
    assertThat(wattle.webhook(UPGRADE.formatted(now)).statusCode()).isEqualTo(200);
  }

  /** Everybody has signed in the store. */
  private void agree(Outside wattle) {
    String rows =
        IntStream.range(0, OFFERS)
            .mapToObj(
                n ->
                    Requests.person(n)
                        + ",marketing,given,in-store,Newtown,in-store,1,en,2026-11-20T10:15:00+11:00,A7,s3://s/"
                        + n)
            .collect(
                Collectors.joining(
                    "\n",
                    "address,purpose,state,channel,source,wording,wordingVersion,language,at,evidence.staff,evidence.signature\n",
                    "\n"));
    long begin = System.nanoTime();
    String answer = wattle.admin("POST", "/ops/consents/import", "text/csv", rows).body();
    String job = "/ops/consents/imports/" + wattle.tree(answer).path("id").asText();
    JsonNode end =
        await()
            .atMost(PATIENCE)
            .pollInterval(Duration.ofSeconds(1))
            .until(
                () -> wattle.tree(wattle.admin("GET", job, "").body()), CampaignBenchmark::ended);
    assertThat(end.path("state").asText()).as(end.toString()).isEqualTo("DONE");
    table.add("consents imported", "%.0f/s", OFFERS / seconds(begin));
  }

  private static boolean ended(JsonNode job) {
    return List.of("DONE", "REFUSED", "FAILED").contains(job.path("state").asText());
  }

  private static Result post(WattleProcess wattle) {
    try {
      return new LoadGenerator(wattle.publicPort(), 8)
          .run(Requests.offers(wattle.publicPort(), OFFERS));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** One after the other, over as long as the campaign takes on two cores. */
  private void people(WattleProcess wattle) {
    long now = Clock.systemUTC().instant().getEpochSecond();
    List<byte[]> texts =
        Requests.webhooks(
            wattle.publicPort(), "live", FIRST_WRITER, ANSWERS, FIRST_WRITER + ANSWERS, now);
    long apart = Math.max(50, OFFERS / 200 * 1000L / ANSWERS);
    for (int n = 0; n < ANSWERS; n++) {
      String person = Requests.person(FIRST_WRITER + n);
      byte[] text = texts.get(n);
      writers.schedule(() -> write(wattle, person, text), apart * n, TimeUnit.MILLISECONDS);
    }
  }

  private Void write(WattleProcess wattle, String person, byte[] text) throws Exception {
    wrote.put(person, System.nanoTime());
    new LoadGenerator(wattle.publicPort(), 1).run(List.of(text));
    return null;
  }

  private void report(List<Call> calls, Result posted, long begin) {
    Latencies answers = new Latencies(ANSWERS);
    calls.stream()
        .filter(call -> wrote.containsKey(call.to()))
        .forEach(call -> answers.add(call.nanos() - wrote.get(call.to())));
    table.add("offers posted while they went out", posted);
    table.add(
        "campaign", "%d offers in %.0f s, %.0f/s", OFFERS, seconds(begin), OFFERS / seconds(begin));
    table.add(
        "webhook -> answer at Meta meanwhile",
        "p50 %.0f ms, p95 %.0f ms, worst %.0f ms",
        answers.percentile(0.5),
        answers.percentile(0.95),
        answers.percentile(1));
    table.add("Meta's limits", "busiest second %d, refused %d", limits.busiest(), limits.refused());
    assertThat(limits.refused()).isZero();
    assertThat(answers.count()).isEqualTo(ANSWERS);
    assertThat(calls.stream().map(Call::id).distinct().count()).isEqualTo(calls.size());
  }

  private static double seconds(long begin) {
    return (System.nanoTime() - begin) / 1e9;
  }
}
