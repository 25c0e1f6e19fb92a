package dev.wattle.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.testing.FullStack;
import dev.wattle.testing.LogGuard;
import dev.wattle.testing.Outside;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;

/** Vendors that are slow, refuse, or do not say what they did. */
@FullStack
@ExtendWith(LogGuard.class)
class OutageTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Autowired private Outside outside;

  @AfterEach
  void heal() {
    List.of("whatsapp", "hubspot", "zendesk")
        .forEach(vendor -> outside.admin("DELETE", "/sandbox/faults/" + vendor, ""));
  }

  @Test
  void aVendorThatThrottlesLosesNoEvent() {
    fault("hubspot", "{\"status\":429,\"share\":0.5,\"retryAfter\":1}");
    List<String> people = IntStream.range(0, 10).mapToObj("AU.429%04d"::formatted).toList();

    people.forEach(person -> outside.webhook(Webhooks.textOf(person, "wamid.THROTTLED" + person)));

    for (String person : people) {
      await().atMost(PATIENCE).until(() -> done("hubspot", person));
    }
  }

  @Test
  void aBrokenVendorHoldsUpItsOwnFlowOnly() {
    fault("zendesk", "{\"mode\":\"reset\"}");

    outside.webhook(Webhooks.textOf("AU.5030001", "wamid.BROKEN1"));

    await().atMost(PATIENCE).until(() -> done("hubspot", "AU.5030001"));
    await().atMost(PATIENCE).until(() -> done("whatsapp", "AU.5030001"));
    outside.admin("DELETE", "/sandbox/faults/zendesk", "");
    await().atMost(PATIENCE).until(() -> done("zendesk", "wamid.BROKEN1 says hello"));
  }

  @Test
  void aThrottledSendGoesOutOnce() {
    fault("whatsapp", "{\"status\":429,\"share\":1,\"retryAfter\":1}");
    outside.api("POST", "/api/events", ShopEvents.shippedTo("throttled-1", "AU.4290001"));
    await().atMost(PATIENCE).until(() -> sends("AU.4290001") >= 1);

    outside.admin("DELETE", "/sandbox/faults/whatsapp", "");

    await().atMost(PATIENCE).until(() -> done("whatsapp", "AU.4290001"));
    assertThat(accepted("AU.4290001")).isEqualTo(1);
  }

  @Test
  void aSendThatWasDoneButNeverAnsweredIsNotRepeated() {
    fault("whatsapp", "{\"mode\":\"accept-then-timeout\"}");
    outside.api("POST", "/api/events", ShopEvents.shippedTo("silent-1", "AU.5040001"));

    await().atMost(PATIENCE).until(() -> "read".equals(state("AU.5040001")));
    outside.admin("DELETE", "/sandbox/faults/whatsapp", "");

    outside.api("POST", "/api/events", ShopEvents.shippedTo("after-1", "AU.5040002"));
    await().atMost(PATIENCE).until(() -> "read".equals(state("AU.5040002")));
    assertThat(sends("AU.5040001")).isEqualTo(1);
  }

  @Test
  void aWebhookForANumberThatIsNotOursIsParkedAndCanBeReplayed() {
    String body = Webhooks.text("999999999999999", "61491570110", "Eve", "wamid.STRANGER", "hello");

    assertThat(outside.webhook(body).statusCode()).isEqualTo(200);

    await()
        .atMost(PATIENCE)
        .until(
            () ->
                outside
                    .admin("GET", "/ops/dead-letters?flow=whatsapp-normalise", "")
                    .body()
                    .contains("whatsapp.number-unknown"));
  }

  private void fault(String vendor, String fault) {
    assertThat(outside.admin("PUT", "/sandbox/faults/" + vendor, fault).statusCode())
        .isLessThan(300);
  }

  private boolean done(String vendor, String inBody) {
    return outside
        .requests(vendor)
        .filter(request -> request.path("body").toString().contains(inBody))
        .anyMatch(request -> request.path("status").asInt() / 100 == 2);
  }

  private long sends(String person) {
    return to(person).size();
  }

  private long accepted(String person) {
    return to(person).stream().filter(request -> request.path("status").asInt() == 200).count();
  }

  private List<JsonNode> to(String person) {
    return outside
        .requests("whatsapp")
        .filter(request -> person.equals(request.at("/body/recipient").asText()))
        .toList();
  }

  private String state(String person) {
    return outside
        .tree(outside.api("GET", "/api/contacts/" + person, "").body())
        .at("/messages/0/state")
        .asText();
  }
}
