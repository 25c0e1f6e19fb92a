package dev.wattle.path.talk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.path.Webhooks;
import dev.wattle.testing.FullStack;
import dev.wattle.testing.Outside;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What people say about being written to, from the webhook to the answer on their phone. */
@FullStack
class TalkPathTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Autowired private Outside outside;

  @Test
  void manyStopsAreConfirmedOnceInThePersonsLanguage() {
    says("AU.TALK1", "wamid.TALK1a", "Arrêtez svp");
    says("AU.TALK1", "wamid.TALK1b", "STOP");
    says("AU.TALK1", "wamid.TALK1c", "stpo");
    await().atMost(PATIENCE).until(() -> events("wamid.TALK1c").count() == 1);
    await().atMost(PATIENCE).until(() -> sends("AU.TALK1").count() >= 1);
    assertThat(events("wamid.TALK1b").map(event -> event.at("/data/intent").asText()))
        .containsExactly("opt-out");
    assertThat(outside.api("GET", "/api/contacts/AU.TALK1", "").body()).contains("withdrawn");

    says("AU.TALK1", "wamid.TALK1d", "aide");
    await()
        .atMost(PATIENCE)
        .until(() -> sends("AU.TALK1").anyMatch(send -> send.contains("Contact :")));
    assertThat(sends("AU.TALK1").filter(send -> send.contains("C'est fait"))).hasSize(1);
    assertThat(sends("AU.TALK1")).hasSize(2);
  }

  @Test
  void aNearMissIsDecidedByAnOperator() {
    says("AU.TALK2", "wamid.TALK2", "please don't stop");
    await().atMost(PATIENCE).until(() -> review("wamid.TALK2").count() == 1);
    assertThat(sends("AU.TALK2")).isEmpty();
    long id = review("wamid.TALK2").findFirst().orElseThrow().path("id").asLong();

    String path = "/ops/consent/reviews/" + id + "/keep";
    assertThat(outside.admin("POST", path, "").statusCode()).isEqualTo(200);

    assertThat(review("wamid.TALK2")).isEmpty();
    assertThat(outside.admin("POST", path, "").statusCode()).isEqualTo(404);
    assertThat(outside.admin("GET", "/ops/audit?act=consent.review", "").body())
        .contains("consent.review.keep");
  }

  @Test
  void aWithdrawalIsTheSameInCrmAndHelpdesk() {
    says("AU.TALK3", "wamid.TALK3a", "hello there");
    await().atMost(PATIENCE).until(() -> knownTo("AU.TALK3", "hubspot", "zendesk"));
    says("AU.TALK3", "wamid.TALK3b", "退订");
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                asked("hubspot", "\"whatsapp_opt_in\":\"opted_out\"")
                    .anyMatch(request -> request.path("body").toString().contains("AU.TALK3")));
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                asked("zendesk", "\"whatsapp_opt_in\":false")
                    .anyMatch(request -> request.toString().contains("wa:AU.TALK3")));
    await()
        .atMost(PATIENCE)
        .until(() -> sends("AU.TALK3").anyMatch(send -> send.startsWith("已退订")));
  }

  private boolean knownTo(String userId, String... vendors) {
    return Stream.of(vendors).allMatch(ids(userId)::has);
  }

  private JsonNode ids(String userId) {
    return outside
        .tree(outside.api("GET", "/api/contacts/" + userId, "").body())
        .path("externalIds");
  }

  private Stream<JsonNode> asked(String vendor, String part) {
    return outside
        .requests(vendor)
        .filter(request -> request.path("body").toString().contains(part));
  }

  private void says(String userId, String wamid, String text) {
    String body = Webhooks.textOf(userId, wamid).replace(wamid + " says hello", text);
    assertThat(outside.webhook(body).statusCode()).isEqualTo(200);
  }

  private Stream<JsonNode> events(String wamid) {
    return outside
        .events()
        .filter(event -> "whatsapp.message.received".equals(event.path("type").asText()))
        .filter(event -> wamid.equals(event.at("/data/message/id").asText()));
  }

  /** Texts that were sent to the person. */
  private Stream<String> sends(String userId) {
    return outside
        .requests("whatsapp")
        .filter(request -> "POST".equals(request.path("method").asText()))
        .filter(request -> userId.equals(request.at("/body/recipient").asText()))
        .filter(request -> "text".equals(request.at("/body/type").asText()))
        .map(request -> request.at("/body/text/body").asText());
  }

  private Stream<JsonNode> review(String wamid) {
    JsonNode items =
        outside.tree(outside.admin("GET", "/ops/consent/reviews", "").body()).path("items");
    return Stream.iterate(0, i -> i < items.size(), i -> i + 1)
        .map(items::get)
        .filter(item -> wamid.equals(item.path("messageId").asText()));
  }
}
