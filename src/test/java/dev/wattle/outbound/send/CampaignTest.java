package dev.wattle.outbound.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wattle.outbound.ledger.MessageState;
import dev.wattle.testing.MetaLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A campaign and 50 answers at the same time, on the limits as shipped for an upgraded number (1000
 * a second), against a Meta that counts strictly. The rates are the real ones. How long an answer
 * takes stands in {@code CampaignBenchmark}; here, how much of the campaign goes before it.
 */
class CampaignTest {

  private static final int BULK = 2_000;
  private static final int WARM_UP = 500;
  private static final int ANSWERS = 50;
  private static final int LANES = 40;
  private static final int PEOPLE = Integer.getInteger("wattle.campaign.people", 500);

  /** Whose third offer is far from the five-thousandth. */
  private static final int WHO_STOPS = PEOPLE / 2;

  /** What the limits as shipped leave to a campaign. */
  private static final int BULK_A_SECOND = 540;

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
    List<Integer> overtaking = answers();
    finished(campaign);
    assertThat(meta.refused()).isZero();
    assertThat(load.rig.meta.count()).isEqualTo(WARM_UP + BULK + ANSWERS);
    assertThat(overtaking).allMatch(bulk -> bulk < BULK_A_SECOND);
  }

  /**
   * Four offers to each of many people, round after round; one of them says STOP when half have
   * gone. {@code -Dwattle.campaign.people=2500} makes them 10,000 offers.
   */
  @Test
  void aStopInTheMiddleOfACampaignEndsItForThatPersonAtOnce() throws Exception {
    IntStream.range(0, PEOPLE).forEach(load::customer);
    times.scheduleAtFixedRate(load::follow, 0, 1, TimeUnit.MILLISECONDS);
    List<Future<?>> queued = new ArrayList<>();
    for (int i = 0; i < 4 * PEOPLE; i++) {
      int no = i;
      queued.add(lanes.submit(() -> load.offers(no, no % PEOPLE)));
    }
    await().atMost(Duration.ofMinutes(3)).until(() -> load.rig.meta.count() >= 2 * PEOPLE);
    load.says(WHO_STOPS, "Stop!");
    assertThat(sentTo(WHO_STOPS)).isEqualTo(2);
    finished(queued);
    assertThat(sentTo(WHO_STOPS)).as("not one more").isEqualTo(2);
    assertThat(load.rig.meta.count()).isEqualTo(4 * PEOPLE - 2);
    assertThat(load.receipts(WHO_STOPS))
        .filteredOn(receipt -> receipt.state() == MessageState.WITHHELD)
        .hasSize(2);
    load.answers(WHO_STOPS);
    assertThat(sentTo(WHO_STOPS)).as("an answer still goes").isEqualTo(3);
  }

  private long sentTo(int person) {
    return load.rig.meta.calls().stream()
        .filter(call -> Load.userId(person).equals(call.path("recipient").asText()))
        .count();
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

  /** How many of the campaign's messages went between each answer's request and its acceptance. */
  private List<Integer> answers() throws Exception {
    List<ScheduledFuture<Integer>> answers = new ArrayList<>();
    for (int i = 0; i < ANSWERS; i++) {
      int no = i;
      answers.add(times.schedule(() -> answer(no), 60L * no, TimeUnit.MILLISECONDS));
    }
    List<Integer> overtaking = new ArrayList<>();
    for (ScheduledFuture<Integer> answer : answers) {
      overtaking.add(answer.get(1, TimeUnit.MINUTES));
    }
    return overtaking;
  }

  private int answer(int no) {
    int before = load.rig.meta.count();
    load.answers(no);
    return load.rig.meta.count() - before - 1;
  }
}
