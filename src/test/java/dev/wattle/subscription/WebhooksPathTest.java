package dev.wattle.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.bus.RecordPublisher;
import dev.wattle.subscription.delivery.Receiver;
import dev.wattle.subscription.delivery.Receiver.Got;
import dev.wattle.testing.FullStack;
import dev.wattle.testing.LogGuard;
import dev.wattle.testing.Outside;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@FullStack
@ExtendWith(LogGuard.class)
class WebhooksPathTest {

  private static final String PATH = "/ops/webhooks";
  private static final String EVENT =
      """
      {"specversion":"1.0","id":"%s","source":"/shops/hooks","type":"commerce.order.paid",
       "data":{"order":{"id":"h1","number":"9001","currency":"AUD","total":1.50,"items":[]},"contact":{"userId":"AU.hooks01"}}}
      """;

  @Autowired private Outside outside;
  @Autowired private JdbcClient jdbc;
  @Autowired private RecordPublisher records;
  private final Receiver receiver = new Receiver();

  @AfterEach
  void closes() {
    receiver.close();
  }

  @Test
  void bringsAShopsEventSignedAndAgainAfterA500() {
    receiver.answersOnce(500);
    JsonNode opened = open(201, receiver.url(), "commerce.order.*");
    String id = opened.at("/webhook/id").textValue();

    HttpResponse<String> sent = outside.api("POST", "/api/events", EVENT.formatted("hook-1"));
    assertThat(sent.statusCode()).as(sent.body()).isEqualTo(202);
    await().atMost(Duration.ofSeconds(40)).until(() -> ofOurs().size() == 2);

    Got first = ofOurs().get(0);
    assertThat(ofOurs().get(1).id()).isEqualTo(first.id());
    assertThat(outside.tree(first.body()).path("id").textValue()).isEqualTo(first.id());
    assertThat(first.body()).contains("\"specversion\":\"1.0\"", "commerce.order.paid", "9001");
    ofOurs().forEach(got -> verify(got, opened.path("secret").textValue()));
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () -> assertThat(delivered(id)).contains("\"attempts\":2", "\"answer\":\"204\""));
    keepsOneRowHoweverOftenItComes(id, first);
    assertThat(remove(id)).isEqualTo(204);
  }

  @Test
  void refusesWhatIsNoSubscription() {
    assertThat(open(422, "ftp://127.0.0.1/", "*").toString()).contains("subscription.url-refused");
    assertThat(open(400, receiver.url(), "bogus.*").toString()).contains("webhook-malformed");
    assertThat(outside.admin("GET", PATH + "/" + new java.util.UUID(0, 1), "").statusCode())
        .isEqualTo(404);
  }

  @Test
  void showsPagesAndTheSecretOnceAndWritesEveryActDown() throws Exception {
    HttpResponse<String> page =
        outside.form(PATH, "name=pages&types=social.*+booking.*&url=" + receiver.url());
    assertThat(page.body()).contains("whsec_", "social.* booking.*");
    String id = page.body().replaceFirst("(?s).*?/ops/webhooks/([0-9a-f-]{36})/.*", "$1");

    assertThat(outside.admin("GET", PATH, "").body()).contains(id).doesNotContain("whsec_");
    assertThat(browser(PATH + "/" + id + "/off").headers().firstValue("Location"))
        .hasValueSatisfying(to -> assertThat(to).endsWith(PATH));
    assertThat(browser(PATH + "/" + id + "/rotate").body()).contains("whsec_", "previous secret");
    assertThat(outside.admin("GET", PATH + "/" + id, "").body()).contains("operator");
    assertThat(outside.admin("POST", PATH + "/" + id + "/rotate", "").body()).contains("whsec_");
    assertThat(outside.admin("GET", "/ops/audit?act=webhook.", "").body())
        .contains("webhook.open", "webhook.off", "webhook.rotate")
        .doesNotContain("whsec_");
    assertThat(remove(id)).isEqualTo(204);
  }

  /** As after a crash before the commit: the same record, then one that shows that it was seen. */
  private void keepsOneRowHoweverOftenItComes(String id, Got got) {
    JsonNode event = outside.tree(got.body());
    String key = event.path("subject").asText();
    String other = got.body().replace(got.id(), "hook-other");
    publish(key, got.id(), got.body());
    publish(key, "hook-other", other);
    await().atMost(Duration.ofSeconds(20)).until(() -> rows(id, "hook-other") == 1);
    assertThat(rows(id, got.id())).isEqualTo(1);
  }

  private void publish(String key, String id, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    records.publish("events.commerce.v1", key, bytes, Map.of("wattle-event-id", id)).join();
  }

  private int rows(String webhook, String event) {
    return jdbc.sql(
            "select count(*) from webhook_delivery where webhook_id = ?::uuid and event_id = ?")
        .params(webhook, event)
        .query(Integer.class)
        .single();
  }

  private List<Got> ofOurs() {
    return receiver.all().stream().filter(got -> got.body().contains("/shops/hooks")).toList();
  }

  private static void verify(Got got, String secret) {
    byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
    byte[] body = got.body().getBytes(StandardCharsets.UTF_8);
    assertThat(got.signature())
        .isEqualTo(Signature.of(List.of(key), got.id(), got.seconds(), body));
  }

  private JsonNode open(int status, String url, String type) {
    String body = "{\"url\":\"%s\",\"types\":[\"%s\"]}".formatted(url, type);
    HttpResponse<String> answer = outside.admin("POST", PATH, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return outside.tree(answer.body());
  }

  private String delivered(String id) {
    return outside.admin("GET", PATH + "/" + id + "/deliveries?state=delivered", "").body();
  }

  private int remove(String id) {
    return outside.admin("DELETE", PATH + "/" + id, "").statusCode();
  }

  private HttpResponse<String> browser(String path) throws Exception {
    String login =
        Base64.getEncoder().encodeToString("admin:sandbox".getBytes(StandardCharsets.UTF_8));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(outside.adminUrl() + path))
            .header("Accept", "text/html")
            .header("Authorization", "Basic " + login)
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
  }
}
