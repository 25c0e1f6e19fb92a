package dev.wattle.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.testing.Outside;
import dev.wattle.testing.WattleProcess;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * {@code kill -9} while webhooks come in: what was accepted is processed, and nobody is written to
 * twice.
 */
class CrashIT {

  private static final int WEBHOOKS = 2_000;
  private static final int KILL_AFTER = 900;

  @Test
  void whatWasAcceptedSurvivesAndNothingIsSentTwice() throws Exception {
    Path data =
        Files.createTempDirectory(Files.createDirectories(Path.of("target", "crash")), "data");
    Queue<Integer> accepted = new ConcurrentLinkedQueue<>();
    try (CountingMeta meta = new CountingMeta();
        WattleProcess wattle =
            new WattleProcess(data, Map.of("WHATSAPP_BASE_URL", meta.url()), settings())) {
      wattle.start();
      meta.reportTo(wattle.outside());
      post(wattle, accepted);
      assertThat(accepted).hasSizeBetween(KILL_AFTER, WEBHOOKS - 1);

      wattle.start();
      Set<String> expected = accepted.stream().map(CrashIT::wamid).collect(Collectors.toSet());
      await()
          .atMost(Duration.ofMinutes(2))
          .until(() -> received(wattle.outside()).containsAll(expected));
      await()
          .atMost(Duration.ofMinutes(2))
          .until(() -> meta.recipients().containsAll(people(accepted)));

      assertThat(meta.messageIds()).doesNotHaveDuplicates();
      assertThat(meta.recipientsOfEveryCall()).doesNotHaveDuplicates();
    }
  }

  private static List<String> settings() {
    return List.of(
        "--camel.main.routes-exclude-pattern=**/message-received-to-hubspot*,**/message-received-to-zendesk*",
        "--wattle.throttling.limits.whatsapp-number.capacity=100000",
        "--wattle.throttling.limits.whatsapp-number.refill=100000",
        "--wattle.outbound.settle-after=30s");
  }

  private static void post(WattleProcess wattle, Queue<Integer> accepted)
      throws InterruptedException {
    Outside outside = wattle.outside();
    ExecutorService threads = Executors.newFixedThreadPool(16);
    IntStream.range(0, WEBHOOKS).forEach(n -> threads.execute(() -> post(outside, n, accepted)));
    threads.shutdown();
    await().atMost(Duration.ofMinutes(2)).until(() -> accepted.size() >= KILL_AFTER);
    wattle.kill();
    assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
  }

  private static void post(Outside outside, int n, Queue<Integer> accepted) {
    try {
      if (outside.webhook(body(n)).statusCode() == 200) {
        accepted.add(n);
      }
    } catch (UncheckedIOException e) {
      assertThat(e).as("the process was killed under this request").isNotNull();
    }
  }

  private static Set<String> received(Outside outside) {
    return outside
        .events()
        .filter(event -> "whatsapp.message.received".equals(event.path("type").asText()))
        .map((JsonNode event) -> event.at("/data/message/id").asText())
        .collect(Collectors.toSet());
  }

  private static Set<String> people(Queue<Integer> numbers) {
    return numbers.stream().map(CrashIT::userId).collect(Collectors.toSet());
  }

  /** People without a phone number: there are not enough fictional ones. */
  private static String userId(int n) {
    return "AU.%07d".formatted(n);
  }

  private static String wamid(int n) {
    return "wamid.CRASH" + n;
  }

  private static String body(int n) {
    long now = Clock.systemUTC().instant().getEpochSecond();
    return """
        {"object":"whatsapp_business_account","entry":[{"id":"200000000000001","changes":[{"field":"messages","value":{\
        "messaging_product":"whatsapp","metadata":{"display_phone_number":"61491570110","phone_number_id":"100000000000001"},\
        "contacts":[{"profile":{"name":"P"},"user_id":"%s"}],\
        "messages":[{"from_user_id":"%s","id":"%s","timestamp":"%d","type":"text","text":{"body":"hello"}}]}}]}]}"""
        .formatted(userId(n), userId(n), wamid(n), now);
  }
}
