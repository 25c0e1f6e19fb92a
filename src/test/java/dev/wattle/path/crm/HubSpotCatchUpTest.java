package dev.wattle.path.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wattle.connector.cursor.CursorRows;
import dev.wattle.connector.cursor.TurnSchedule;
import dev.wattle.path.Webhooks;
import dev.wattle.testing.FullStack;
import dev.wattle.testing.Outside;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a colleague sets in a CRM whose webhooks are lost, or come three times. */
@FullStack
class HubSpotCatchUpTest {

  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final String FLOW = "hubspot-contacts-caught-up";
  private static final String WHO = "AU.HSCATCHUP";

  @Autowired private Outside outside;
  @Autowired private TurnSchedule turns;
  @Autowired private CursorRows cursors;

  @AfterEach
  void usual() {
    webhooks(1);
  }

  @Test
  void aChangeIsOneEventWhicheverWayItIsTold() {
    outside.webhook(Webhooks.textOf(WHO, "wamid.HSCATCHUP"));
    eventually(() -> !record().isEmpty());
    webhooks(0);
    city("Perth");
    Instant before = turned();
    turns.hurry(FLOW);
    eventually(() -> events("Perth").size() == 1);
    webhooks(3);
    city("Hobart");
    eventually(() -> events("Hobart").size() == 1);
    eventually(() -> turned().isAfter(before));
    Instant between = turned();
    turns.hurry(FLOW);
    eventually(() -> turned().isAfter(between));
    city("Darwin");
    eventually(() -> events("Darwin").size() == 1);
    assertThat(events("Perth")).hasSize(1);
    assertThat(events("Hobart")).hasSize(1);
  }

  private void webhooks(int times) {
    String manner = "{\"times\":%d,\"shuffled\":false}".formatted(times);
    outside.admin("PUT", "/sandbox/crm/hubspot/webhooks", manner);
  }

  private void city(String name) {
    String path = "/sandbox/crm/hubspot/contacts/" + record();
    outside.admin("PATCH", path, "{\"city\":\"%s\"}".formatted(name));
  }

  private String record() {
    String path = "/sandbox/crm/hubspot/contacts/whatsapp_id/" + WHO;
    return outside.tree(outside.admin("GET", path, "").body()).path("id").asText();
  }

  /** Ids of the events that tell of that city. */
  private Set<String> events(String city) {
    String id = record();
    return outside
        .events()
        .filter(event -> "crm.contact.changed".equals(event.path("type").asText()))
        .filter(event -> id.equals(event.at("/data/record/id").asText()))
        .filter(event -> city.equals(event.at("/data/changes/city").asText()))
        .map(event -> event.path("id").asText())
        .collect(Collectors.toSet());
  }

  private Instant turned() {
    return cursors.all().stream()
        .filter(one -> one.flow().equals(FLOW))
        .map(one -> one.turnedAt() == null ? Instant.MIN : one.turnedAt())
        .findFirst()
        .orElse(Instant.MIN);
  }

  private static void eventually(Callable<Boolean> condition) {
    await().atMost(PATIENCE).ignoreExceptions().until(condition);
  }
}
