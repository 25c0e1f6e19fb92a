package dev.wattle.sandbox.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.sandbox.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusFaultsTest {

  private static final String TEXT = "{\"body\":\"Hello\"}";

  @TempDir private Path folder;
  private MetaRig meta;

  @BeforeEach
  void start() throws IOException {
    meta = new MetaRig(folder, 0, 0);
  }

  @AfterEach
  void stop() {
    meta.close();
  }

  @Test
  void reportsTwiceAndInAnyOrderAtOnce() {
    statuses("twice,shuffled", null);
    meta.sendOpen("text", TEXT);
    await()
        .untilAsserted(
            () ->
                assertThat(meta.phone.statuses())
                    .containsExactlyInAnyOrder(
                        "sent", "sent", "delivered", "delivered", "read", "read"));
  }

  @Test
  void reportsOutOfOrder() {
    statuses("shuffled", null);
    List<String> usual = List.of("sent", "delivered", "read");
    await()
        .pollInSameThread()
        .until(
            () -> {
              meta.phone.posts.clear();
              meta.sendOpen("text", TEXT);
              await().until(() -> meta.phone.statuses().size() == usual.size());
              return meta.phone.statuses();
            },
            order -> !order.equals(usual));
  }

  @Test
  void whatGathersGoesOutTogether() {
    meta.phone.open.set(false);
    for (int i = 0; i < 200; i++) {
      meta.inbound.write(MetaRig.PERSON, "text", MetaRig.text("Hello " + i), null);
    }
    meta.phone.open.set(true);
    await()
        .until(
            () -> meta.phone.posts.stream().mapToInt(Phone.Post::changes).sum(), is -> is == 200);
    assertThat(meta.phone.posts.size()).isLessThan(200);
  }

  @Test
  void reportsAllTwiceInOneWebhook() {
    statuses("batched,twice", null);
    meta.sendOpen("text", TEXT);
    await().untilAsserted(() -> assertThat(meta.phone.statuses()).hasSize(6));
    assertThat(meta.phone.posts).hasSize(1);
  }

  @Test
  void reportsLateOrNever() {
    statuses("none", null);
    meta.sendOpen("text", TEXT);
    statuses("late", null);
    Instant before = Clock.systemUTC().instant();
    meta.sendOpen("text", TEXT);
    await().until(() -> !meta.phone.statuses().isEmpty());
    assertThat(before.plusMillis(300)).isBefore(Clock.systemUTC().instant());
    await()
        .untilAsserted(
            () -> assertThat(meta.phone.statuses()).containsExactly("sent", "delivered", "read"));
  }

  @Test
  void refusesWithAnyCodeAfterItAnswered200() {
    for (int code : List.of(131047, 131049, 131050)) {
      meta.phone.posts.clear();
      statuses("failed", code);
      assertThat(meta.sendOpen("text", TEXT).status()).isEqualTo(200);
      await().untilAsserted(() -> assertThat(meta.phone.statuses()).containsExactly("failed"));
      JsonNode status = meta.phone.posts.get(0).json().findPath("statuses").path(0);
      assertThat(status.at("/errors/0/code").asInt()).isEqualTo(code);
    }
  }

  @Test
  void givesUpARefusedWebhookIfToldSo() {
    meta.faults.set("whatsapp", new Fault(null, 1, null, null, null, null, null, false));
    meta.phone.refusals.set(1);
    meta.inbound.write(MetaRig.PERSON, "text", MetaRig.text("lost"), null);
    await().until(() -> meta.phone.refusals.get() == 0);
    meta.inbound.write(MetaRig.PERSON, "text", MetaRig.text("heard"), null);
    await().until(() -> !meta.phone.posts.isEmpty());
    await()
        .pollInSameThread()
        .during(Duration.ofMillis(400))
        .until(() -> meta.phone.posts.size() == 1);
    assertThat(meta.phone.posts.get(0).raw()).contains("heard");
  }

  private void statuses(String modes, Integer code) {
    meta.faults.set("whatsapp", new Fault(null, 1, null, null, null, modes, code, null));
  }
}
