package dev.wattle.path.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.connector.cursor.Cursor;
import dev.wattle.connector.cursor.CursorRows;
import dev.wattle.connector.cursor.TurnSchedule;
import dev.wattle.contact.ContactDirectory;
import dev.wattle.contact.ContactEnricher;
import dev.wattle.event.ContactAddress;
import dev.wattle.path.Webhooks;
import dev.wattle.sandbox.manner.WebhookManners;
import dev.wattle.sandbox.zendesk.AgentDesk;
import dev.wattle.testing.FullStack;
import dev.wattle.testing.Outside;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Webhooks of a helpdesk that are lost, and others that come three times. */
@FullStack
class ZendeskCatchUpTest {

  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final String FLOW = "zendesk-tickets-caught-up";
  private static final int PEOPLE = 5;
  private static final int ANSWERS = 4;

  @Autowired private Outside outside;
  @Autowired private ContactDirectory directory;
  @Autowired private ContactEnricher enricher;
  @Autowired private AgentDesk desk;
  @Autowired private WebhookManners manners;
  @Autowired private TurnSchedule turns;
  @Autowired private CursorRows cursors;

  @AfterEach
  void usual() {
    manners.set("zendesk", 1);
    outside.admin("DELETE", "/sandbox/faults/zendesk", "");
  }

  @Test
  void everyAnswerIsOneEventAndOneMessageThoughWebhooksAreLostOrComeThreeTimes() {
    people().forEach(who -> outside.webhook(Webhooks.textOf(who, "wamid." + who)));
    people().forEach(who -> eventually(() -> !ticketOf(who).isEmpty()));

    manners.set("zendesk", 0);
    answer("lost");
    outside.admin("PUT", "/sandbox/faults/zendesk", "{\"status\":503}");
    turns.hurry(FLOW);
    eventually(() -> cursor().failure() != null);
    outside.admin("DELETE", "/sandbox/faults/zendesk", "");
    manners.set("zendesk", 3);
    answer("thrice");

    eventually(
        () -> {
          turns.hurry(FLOW);
          return messages().size() == 2 * PEOPLE * ANSWERS;
        });
    assertThat(messages()).allSatisfy((text, count) -> assertThat(count).as(text).isEqualTo(1));
    assertThat(events()).hasSize(2 * PEOPLE * ANSWERS);
  }

  private void answer(String manner) {
    for (String who : people()) {
      for (int i = 0; i < ANSWERS; i++) {
        desk.reply(ticketOf(who), "%s %s %d".formatted(manner, who, i), true);
      }
    }
  }

  /** What reached phones, and how often. */
  private Map<String, Long> messages() {
    return outside
        .requests("whatsapp")
        .map(request -> request.at("/body/text/body").asText())
        .filter(text -> text.contains("AU.CATCHUP"))
        .collect(Collectors.groupingBy(text -> text, Collectors.counting()));
  }

  /** The ids of the events, each by its text. */
  private Map<String, String> events() {
    return outside
        .events()
        .filter(event -> "helpdesk.ticket.commented".equals(event.path("type").asText()))
        .filter(event -> text(event).contains("AU.CATCHUP"))
        .collect(
            Collectors.toMap(
                ZendeskCatchUpTest::text,
                event -> event.path("id").asText(),
                (one, other) -> {
                  assertThat(other).isEqualTo(one);
                  return one;
                }));
  }

  private static String text(JsonNode event) {
    return event.at("/data/comment/text").asText();
  }

  private static List<String> people() {
    return IntStream.range(0, PEOPLE).mapToObj(i -> "AU.CATCHUP" + i).toList();
  }

  private String ticketOf(String who) {
    return enricher
        .enrich(directory.find(ContactAddress.userId(who)).orElseThrow())
        .at("/openTickets/zendesk")
        .asText();
  }

  private Cursor cursor() {
    return cursors.all().stream().filter(one -> one.flow().equals(FLOW)).findFirst().orElseThrow();
  }

  private static void eventually(Callable<Boolean> condition) {
    await().atMost(PATIENCE).ignoreExceptions().until(condition);
  }
}
