package dev.wattle.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.testing.Outside;
import java.net.http.HttpResponse;
import java.time.Duration;

/** A person of a test's own, as the world makes one known to the running product. */
final class Someone {

  final String userId;
  private final Outside outside;

  Someone(Outside outside, String userId) {
    this.outside = outside;
    this.userId = userId;
  }

  /**
   * On the phone, as a member of the staff takes it down.
   *
   * @param at empty for now
   */
  Someone decides(String state, String at) {
    String agreed =
        "given".equals(state)
            ? "\"wording\":\"phone\",\"wordingVersion\":\"1\",\"language\":\"en\","
            : "";
    String body =
        """
        {"contact":{"userId":"%s","name":"Kerry Hill"},"purpose":"marketing","state":"%s","channel":"phone",
         "source":"call centre",%s"evidence":{"staff":"anna"}%s}"""
            .formatted(userId, state, agreed, at.isEmpty() ? "" : ",\"at\":\"" + at + "\"");
    HttpResponse<String> answer = outside.api("POST", "/api/consents", body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return this;
  }

  void complains(String text) {
    String body =
        "{\"address\":\"%s\",\"channel\":\"phone\",\"text\":\"%s\"}".formatted(userId, text);
    assertThat(outside.api("POST", "/api/complaints", body).statusCode()).isEqualTo(201);
  }

  /** A marketing message, judged. */
  JsonNode isSent(String key) {
    String body =
        """
        {"to":"%s","purpose":"marketing","type":"template","template":{"name":"spring_offer","language":"en",
         "parameters":{"first_name":"Kerry","discount":"20 %%","ends_on":"30 November"}}}"""
            .formatted(userId);
    HttpResponse<String> asked = outside.api("POST", "/api/messages", body);
    assertThat(asked.statusCode()).as(asked.body()).isEqualTo(202);
    String id = outside.tree(asked.body()).path("id").textValue();
    await().atMost(Duration.ofSeconds(30)).until(() -> message(id).hasNonNull("verdict"));
    return message(id);
  }

  JsonNode contact() {
    return outside.tree(outside.api("GET", "/api/contacts/" + userId, "").body());
  }

  private JsonNode message(String id) {
    return outside.tree(outside.api("GET", "/api/messages/" + id, "").body());
  }
}
