package dev.wattle.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.testing.FullStack;
import dev.wattle.testing.LogGuard;
import dev.wattle.testing.Outside;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;

@FullStack
@ExtendWith(LogGuard.class)
class PathOfAMessageTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Autowired private Outside outside;

  @Test
  void aFirstMessageReachesCrmAndHelpdeskAndIsAcknowledgedOnce() {
    String words = "Is it in yet? " + LogGuard.BODY;
    String body = Webhooks.text("61491570156", "Kerry", "wamid.PATH1", words);

    assertThat(outside.webhook(body).statusCode()).isEqualTo(200);
    assertThat(outside.webhook(body).statusCode()).isEqualTo(200);

    eventually(() -> sendsTo("+61491570156").count() >= 1);
    eventually(() -> requests("hubspot", "contacts/batch/upsert", "61491570156").count() >= 1);
    eventually(() -> requests("zendesk", "/api/v2/tickets", words).count() >= 1);
    eventually(() -> isRead(newestMessageId("+61491570156")));
    assertThat(events("whatsapp.message.received").filter(has("/data/message/id", "wamid.PATH1")))
        .hasSize(1);
    assertThat(sendsTo("+61491570156")).hasSize(1);
    assertThat(requests("zendesk", "/api/v2/tickets", words)).hasSize(1);
  }

  @Test
  void aShippedOrderReachesThePhoneOnceHoweverOftenItIsPosted() {
    String event = ShopEvents.shipped("shop-1", "1042", "+61491570159");

    assertThat(outside.api("POST", "/api/events", event).statusCode()).isEqualTo(202);
    assertThat(outside.api("POST", "/api/events", event).statusCode()).isEqualTo(202);

    eventually(() -> sendsTo("+61491570159").count() >= 1);
    eventually(() -> outside.requests("whatsapp").anyMatch(has("/status", "200")));
    assertThat(sendsTo("+61491570159").map(send -> send.at("/body").toString()))
        .singleElement()
        .asString()
        .contains("order_shipped", "1042");
  }

  @Test
  void nobodyWhoWroteStopIsWrittenTo() {
    outside.webhook(Webhooks.text("61491570158", "Lee", "wamid.STOP1", "STOP"));
    eventually(
        () -> events("whatsapp.message.received").anyMatch(has("/data/message/id", "wamid.STOP1")));

    outside.api("POST", "/api/events", ShopEvents.shipped("shop-2", "1043", "+61491570158"));

    // The newest is the confirmation at first.
    String id =
        await()
            .atMost(PATIENCE)
            .ignoreExceptions()
            .until(
                () -> newestMessageId("+61491570158"),
                found -> "withheld".equals(message(found).path("state").asText()));
    assertThat(message(id).toString()).contains("consent.withdrawn");
    assertThat(sendsTo("+61491570158").map(JsonNode::toString))
        .as("nothing but the confirmation")
        .noneMatch(send -> send.contains("order_shipped"))
        .hasSizeLessThanOrEqualTo(1);
  }

  @Test
  void anAgentsPublicReplyReachesThePhoneOnceAndDoesNotEcho() {
    outside.webhook(Webhooks.text("61491570157", "Tom", "wamid.AGENT1", "Can I change the size?"));
    eventually(() -> requests("zendesk", "/api/v2/tickets", "change the size").count() == 1);

    outside.form("/sandbox/phone/61491570157/ticket", "act=note&text=Is+there+any+left");
    outside.form("/sandbox/phone/61491570157/ticket", "act=reply&text=Yes,+send+it+back");

    eventually(() -> sendsTo("+61491570157").anyMatch(has("/body/text/body", "Yes, send it back")));
    eventually(() -> isRead(newestMessageId("+61491570157")));
    assertThat(sendsTo("+61491570157").filter(has("/body/text/body", "Yes, send it back")))
        .hasSize(1);
    assertThat(requests("zendesk", "/api/v2/tickets", "send it back")).isEmpty();
    assertThat(sendsTo("+61491570157").map(JsonNode::toString))
        .noneMatch(send -> send.contains("any left"));
  }

  @Test
  void webhooksThatAreNotGenuineAreRefusedAndNotStored() {
    String body = Webhooks.text("61491570110", "Eve", "wamid.FORGED", "hello");

    assertThat(outside.webhook(body, "sha256=" + "0".repeat(64)).statusCode()).isEqualTo(401);
    assertThat(outside.webhook("no json").statusCode()).isEqualTo(400);
    assertThat(outside.webhook("\"" + "x".repeat(3 * 1024 * 1024) + "\"").statusCode())
        .isEqualTo(413);
    assertThat(events("whatsapp.message.received").filter(has("/data/message/id", "wamid.FORGED")))
        .isEmpty();
  }

  private static void eventually(Callable<Boolean> condition) {
    await().atMost(PATIENCE).until(condition);
  }

  private Stream<JsonNode> sendsTo(String phone) {
    return outside
        .requests("whatsapp")
        .filter(request -> "POST".equals(request.path("method").asText()))
        .filter(request -> phone.equals(request.at("/body/to").asText()));
  }

  private Stream<JsonNode> requests(String vendor, String path, String inBody) {
    return outside
        .requests(vendor)
        .filter(request -> request.path("path").asText().contains(path))
        .filter(request -> request.path("body").toString().contains(inBody));
  }

  private Stream<JsonNode> events(String type) {
    return outside.events().filter(event -> type.equals(event.path("type").asText()));
  }

  private String newestMessageId(String phone) {
    JsonNode contact =
        outside.tree(outside.api("GET", "/api/contacts/" + phone.replace("+", "%2B"), "").body());
    return contact.at("/messages/0/id").asText();
  }

  /** Our own message, by the status that came back for it. */
  private boolean isRead(String id) {
    return "read".equals(message(id).path("state").asText())
        && events("whatsapp.message.status")
            .filter(has("/data/message/id", id))
            .anyMatch(has("/data/status", "read"));
  }

  private JsonNode message(String id) {
    return outside.tree(outside.api("GET", "/api/messages/" + id, "").body());
  }

  private static Predicate<JsonNode> has(String pointer, String value) {
    return node -> value.equals(node.at(pointer).asText());
  }
}
