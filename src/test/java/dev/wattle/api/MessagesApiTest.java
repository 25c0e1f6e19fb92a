package dev.wattle.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.api.ApiClient.Reply;
import dev.wattle.testing.LogGuard;
import dev.wattle.testing.TestPostgres;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LogGuard.class)
class MessagesApiTest {

  private static final String TEXT =
      """
      {"to":"0491 570 156","purpose":"service","type":"text","text":{"body":"kookaburra-in-the-body"}}
      """;

  private static ApiRig rig;

  @BeforeAll
  static void start() throws Exception {
    rig = new ApiRig();
  }

  @AfterAll
  static void stop() {
    rig.close();
  }

  @BeforeEach
  void forget() {
    TestPostgres.empty();
    rig.requested.clear();
    rig.busIsThere = true;
  }

  @Test
  void asksForAMessageAndSaysWhereToAskForIt() {
    Reply reply = rig.post("/api/messages", TEXT);
    assertThat(reply.status()).as(reply.text()).isEqualTo(202);
    assertThat(reply.json().path("state").asText()).isEqualTo("requested");
    assertThat(rig.requested).hasSize(1);
    JsonNode receipt = rig.get(reply.json().path("href").asText()).json();
    assertThat(receipt.path("id")).isEqualTo(reply.json().path("id"));
    assertThat(receipt.path("state").asText()).isEqualTo("requested");
    assertThat(receipt.path("purpose").asText()).isEqualTo("service");
    assertThat(receipt.path("attempts")).isEmpty();
    JsonNode person = rig.get("/api/contacts/0491570156").json();
    assertThat(person.at("/messages/0/id")).isEqualTo(reply.json().path("id"));
  }

  @Test
  void answersTheSameKeyWithTheSameMessage() {
    Reply first = post("k1", TEXT);
    assertThat(first.status()).isEqualTo(202);
    assertThat(post("k1", TEXT).text()).isEqualTo(first.text());
    assertThat(rig.requested).hasSize(1);
    assertThat(post("k2", TEXT).text()).isNotEqualTo(first.text());
  }

  @Test
  void refusesAKeyThatCameWithAnotherBody() {
    post("k3", TEXT);
    Reply reply = post("k3", TEXT.replace("service", "utility"));
    assertThat(reply.status()).isEqualTo(409);
    assertThat(reply.json().path("code").asText()).isEqualTo("api.key-reused");
  }

  @Test
  void doesItAgainWhenTheBusWasAway() {
    rig.busIsThere = false;
    assertThat(post("k4", TEXT).status()).isEqualTo(503);
    rig.busIsThere = true;
    assertThat(post("k4", TEXT).status()).isEqualTo(202);
    assertThat(rig.requested).hasSize(1);
  }

  @Test
  void forgetsAKeyAfterAWeek() {
    post("k5", TEXT);
    rig.clock.advance(Duration.ofDays(8));
    assertThat(post("k5", TEXT.replace("service", "utility")).status()).isEqualTo(202);
    rig.clock.set(ApiRig.NOW);
  }

  @Test
  void namesTheFieldThatIsWrong() {
    assertThat(pointer(TEXT.replace("service", "fun"))).isEqualTo("/purpose");
    assertThat(pointer(TEXT.replace("0491 570 156", "12"))).isEqualTo("/to");
    assertThat(pointer(TEXT.replace("\"text\":", "\"txt\":"))).isEqualTo("/text");
    assertThat(pointer(TEXT.replace("\"body\"", "\"boddy\""))).startsWith("/text/");
    assertThat(rig.requested).isEmpty();
  }

  @Test
  void saysThatThereIsNoSuchMessage() {
    Reply reply = rig.get("/api/messages/none");
    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.json().path("code").asText()).isEqualTo("api.message-unknown");
  }

  private static String pointer(String body) {
    Reply reply = rig.post("/api/messages", body);
    assertThat(reply.status()).as(reply.text()).isEqualTo(422);
    return reply.json().at("/errors/0/pointer").asText();
  }

  private static Reply post(String key, String body) {
    return rig.send(
        rig.request("/api/messages")
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(BodyPublishers.ofString(body)));
  }
}
