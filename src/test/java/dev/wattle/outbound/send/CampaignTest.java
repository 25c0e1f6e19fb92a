package dev.wattle.outbound.send;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A campaign and 50 answers at the same time, on the limits as shipped for an upgraded number (1000
 * a second), against a Meta that counts strictly. Scale 1:50: 2,000 instead of 100,000 messages;
 * the rates are the real ones, only the campaign is shorter.
 */
class CampaignTest {

  private static final Logger LOG = LoggerFactory.getLogger(CampaignTest.class);
  private static final int BULK = 2_000;
  private static final int WARM_UP = 500;
  private static final int ANSWERS = 50;
  private static final int LANES = 40;

  private final Load load = new Load(100_000);
  private final MetaLimits meta = new MetaLimits(1000);
  private final ScheduledExecutorService times = Executors.newScheduledThreadPool(8);
  private final ExecutorService lanes = Executors.newFixedThreadPool(LANES);

  @AfterEach
  void close() {
    times.shutdownNow();
    lanes.shutdownNow();
    load.close();
  }

  @Test
  void answersOvertakeACampaignAndMetaNeverSaysTooFast() throws Exception {
    load.rig.meta.enforces(meta);
    IntStream.range(0, ANSWERS).forEach(load::person);
    times.scheduleAtFixedRate(load::follow, 0, 1, TimeUnit.MILLISECONDS);
    finished(campaign(BULK, WARM_UP));
    List<Future<?>> campaign = campaign(0, BULK);
    List<Long> took = answers();
    finished(campaign);
    Duration p95 = Duration.ofNanos(took.get(ANSWERS * 95 / 100));
    LOG.info(
        "campaign median={}ms p95={}ms busiest={}/s refused={}",
        took.get(ANSWERS / 2) / 1_000_000,
        p95.toMillis(),
        meta.busiest(),
        meta.refused());
    assertThat(meta.refused()).isZero();
    assertThat(load.rig.meta.calls()).hasSize(WARM_UP + BULK + ANSWERS);
    assertThat(p95).isLessThan(Duration.ofSeconds(1));
  }

  private List<Future<?>> campaign(int from, int count) {
    List<Future<?>> campaign = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int no = from + i;
      campaign.add(lanes.submit(() -> load.sendsBulk(no)));
    }
    return campaign;
  }

  private static void finished(List<Future<?>> campaign) throws Exception {
    for (Future<?> message : campaign) {
      message.get(2, TimeUnit.MINUTES);
    }
  }

  /** How long each took from being asked for to its acceptance, in nanoseconds, sorted. */
  private List<Long> answers() throws Exception {
    List<ScheduledFuture<Long>> answers = new ArrayList<>();
    for (int i = 0; i < ANSWERS; i++) {
      int no = i;
      long asked = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(60L * no);
      answers.add(times.schedule(() -> answer(no, asked), 60L * no, TimeUnit.MILLISECONDS));
    }
    List<Long> took = new ArrayList<>();
    for (ScheduledFuture<Long> answer : answers) {
      took.add(answer.get(1, TimeUnit.MINUTES));
    }
    return took.stream().sorted().toList();
  }

  private long answer(int no, long asked) {
    load.answers(no);
    return System.nanoTime() - asked;
  }

  /** Meta's throughput as strict as it can be read: in no second more than that, and no burst. */
  private static final class MetaLimits implements ToIntFunction<JsonNode> {

    private static final int PAIR = 45;

    private final Clock clock = Clock.systemUTC();
    private final int perSecond;
    private final Deque<Long> lastSecond = new ArrayDeque<>();
    private final Map<String, Integer> pairs = new HashMap<>();
    private int refused;
    private int busiest;

    MetaLimits(int perSecond) {
      this.perSecond = perSecond;
    }

    @Override
    public synchronized int applyAsInt(JsonNode call) {
      long now = clock.millis();
      while (!lastSecond.isEmpty() && lastSecond.peekFirst() <= now - 1000) {
        lastSecond.removeFirst();
      }
      boolean pairFull = pairs.merge(whom(call), 1, Integer::sum) > PAIR;
      if (pairFull || lastSecond.size() >= perSecond) {
        refused++;
        return pairFull ? 131056 : 130429;
      }
      lastSecond.addLast(now);
      busiest = Math.max(busiest, lastSecond.size());
      return 0;
    }

    private static String whom(JsonNode call) {
      return call.path("to").asText(call.path("recipient").asText());
    }

    /** How often "too fast" was said. */
    synchronized int refused() {
      return refused;
    }

    /** The most calls of any second. */
    synchronized int busiest() {
      return busiest;
    }
  }
}
