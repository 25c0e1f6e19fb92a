package dev.wattle.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wattle.api.ApiClient.Reply;
import dev.wattle.testing.LogGuard;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LogGuard.class)
class ProblemsTest {

  private static ApiRig rig;

  @BeforeAll
  static void start() throws Exception {
    rig = new ApiRig();
  }

  @AfterAll
  static void stop() {
    rig.close();
  }

  @Test
  void asksForAKey() {
    Reply reply = rig.send(rig.anonymous("/api/events").POST(BodyPublishers.ofString("{}")));
    isProblem(reply, 401, "api.key-missing");
    assertThat(reply.header("www-authenticate")).startsWith("Bearer");
  }

  @Test
  void knowsNobodyByAWrongKey() {
    Reply reply =
        rig.send(rig.anonymous("/api/contacts/x").header("Authorization", "Bearer wrong").GET());
    isProblem(reply, 401, "api.key-unknown");
    assertThat(reply.header("www-authenticate")).startsWith("Bearer");
  }

  @Test
  void namesTheScopeThatIsMissing() {
    Reply reply =
        rig.send(
            rig.anonymous("/api/contacts/x")
                .header("Authorization", "bearer a-key-without-scopes")
                .GET());
    isProblem(reply, 403, "api.scope-missing");
    assertThat(reply.json().path("detail").asText()).contains("contacts:read");
  }

  @Test
  void refusesWhatIsNotJson() {
    isProblem(rig.post("/api/events", "{\"id\":"), 400, "api.body-malformed");
    isProblem(rig.post("/api/events", "{\"id\":1,\"id\":2}"), 400, "api.body-malformed");
    isProblem(rig.post("/api/events", ""), 400, "api.body-malformed");
    isProblem(rig.post("/api/events", "[".repeat(5000)), 400, "api.body-malformed");
    isProblem(rig.post("/api/events", "\"text\""), 422, "api.event-invalid");
  }

  @Test
  void refusesOtherMediaTypes() {
    isProblem(rig.post("/api/events", "text/plain", "{}"), 415, "api.media-type-unsupported");
  }

  @Test
  void refusesBodiesAboveTheLimit() {
    isProblem(rig.post("/api/events", " ".repeat(1_048_577)), 413, "api.body-too-large");
    assertThat(rig.post("/api/events", " ".repeat(9_000_000)).status()).isEqualTo(413);
  }

  @Test
  void refusesEmptyAndOverlongBatches() {
    isProblem(rig.post("/api/events", "[]"), 422, "api.event-invalid");
    isProblem(rig.post("/api/events", "[" + "0,".repeat(1000) + "0]"), 422, "api.event-invalid");
  }

  @Test
  void saysWhichMethodsAPathTakes() {
    Reply reply = rig.get("/api/events");
    isProblem(reply, 405, "api.method-not-allowed");
    assertThat(reply.header("allow")).isEqualTo("POST");
    Reply deleted = rig.send(rig.request("/api/contacts/%2B61491570156").DELETE());
    isProblem(deleted, 405, "api.method-not-allowed");
    assertThat(deleted.header("allow")).isEqualTo("GET");
  }

  @Test
  void saysThatThereIsNothing() {
    isProblem(rig.get("/api/nothing"), 404, "api.not-found");
    isProblem(rig.post("/api/nothing/at/all", "{}"), 404, "api.not-found");
    isProblem(rig.get("/api/schemas/commerce.order.shiped"), 404, "api.type-unknown");
  }

  @Test
  void sharesItsPortWithOtherDoors() {
    assertThat(rig.get("/webhooks/neighbour?a=b").text()).isEqualTo("neighbour GET");
    Reply large = rig.post("/webhooks/neighbour", " ".repeat(3 * 1024 * 1024));
    assertThat(large.text()).isEqualTo("neighbour POST");
    assertThat(rig.send(rig.request("/webhooks/neighbour").DELETE()).status()).isEqualTo(405);
  }

  @Test
  void answersManyRequestsOnOneConnection() {
    for (int i = 0; i < 20; i++) {
      isProblem(rig.post("/api/events", "{}"), 422, "api.event-invalid");
      assertThat(rig.get("/api/openapi.json").status()).isEqualTo(200);
      assertThat(
              rig.send(rig.request("/api/events").method("HEAD", BodyPublishers.noBody())).status())
          .isEqualTo(405);
    }
  }

  private static void isProblem(Reply reply, int status, String code) {
    assertThat(reply.status()).as(reply.text()).isEqualTo(status);
    assertThat(reply.header("content-type")).isEqualTo("application/problem+json");
    assertThat(reply.json().path("code").asText()).isEqualTo(code);
    assertThat(reply.json().path("type").asText()).isEqualTo("https://wattle.dev/problems/" + code);
    assertThat(reply.json().path("status").asInt()).isEqualTo(status);
    assertThat(reply.json().path("detail").asText()).isNotEmpty();
  }
}
