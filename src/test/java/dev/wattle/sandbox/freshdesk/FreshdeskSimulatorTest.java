package dev.wattle.sandbox.freshdesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wattle.sandbox.SandboxRig.Reply;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FreshdeskSimulatorTest {

  private static final String KERRY =
      "{\"name\":\"Kerry\",\"mobile\":\"+61491570156\",\"unique_external_id\":\"wa:61491570156\"}";

  @TempDir Path folder;
  private FreshdeskRig rig;

  @BeforeEach
  void start() throws IOException {
    rig = new FreshdeskRig(folder, 0);
  }

  @AfterEach
  void stop() {
    rig.close();
  }

  @Test
  void refusesAKeyThatNobodyHas() {
    Reply reply = rig.as("wrong", "GET", "/tickets/1", "");
    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.json().path("code").asText()).isEqualTo("invalid_credentials");
  }

  @Test
  void saysWhoHasAUniqueExternalIdAlready() {
    Reply first = rig.call("POST", "/contacts", KERRY);
    assertThat(first.status()).isEqualTo(201);
    Reply again = rig.call("POST", "/contacts", KERRY);
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.json().at("/errors/0/code").asText()).isEqualTo("duplicate_value");
    assertThat(again.json().at("/errors/0/additional_info/user_id"))
        .isEqualTo(first.json().path("id"));
    String query = "/search/contacts?query=%22mobile:%27%2B61491570156%27%22";
    assertThat(rig.call("GET", query, "").json().path("total").asInt()).isEqualTo(1);
    assertThat(rig.call("POST", "/contacts", "{\"name\":\"Nobody\"}").status()).isEqualTo(400);
  }

  @Test
  void refusesTicketsThatAreAgainstTheRules() {
    String ticket = ticket();
    assertThat(rig.call("POST", "/tickets", "{\"subject\":\"x\"}").status()).isEqualTo(400);
    Reply status = rig.call("PUT", "/tickets/" + ticket, "{\"status\":9}");
    assertThat(status.status()).isEqualTo(400);
    assertThat(status.json().at("/errors/0/field").asText()).isEqualTo("status");
    assertThat(rig.call("PUT", "/tickets/999", "{\"status\":2}").status()).isEqualTo(404);
    assertThat(rig.call("POST", "/tickets", "no json").status()).isEqualTo(400);
  }

  @Test
  void replacesTagsAndKeepsNotesPrivateUnlessToldOtherwise() {
    String ticket = ticket();
    rig.call("PUT", "/tickets/" + ticket, "{\"tags\":[\"vip\"]}");
    assertThat(rig.ticket(ticket).path("tags")).hasSize(1);
    Reply note = rig.call("POST", "/tickets/" + ticket + "/notes", "{\"body\":\"x\"}");
    assertThat(note.json().path("private").asBoolean()).isTrue();
    String rating = "{\"ratings\":{\"default_question\":103}}";
    assertThat(rig.call("POST", "/tickets/" + ticket + "/satisfaction_ratings", rating).status())
        .isEqualTo(201);
  }

  @Test
  void knocksWhenAHumanAgentWritesAndNotWhenWeDo() {
    String ticket = ticket();
    rig.call("POST", "/tickets/" + ticket + "/notes", "{\"body\":\"x\",\"private\":false}");
    rig.asAgent("POST", "/tickets/" + ticket + "/reply", "{\"body\":\"Yes, two left\"}");
    await().untilAsserted(() -> assertThat(rig.knocks).isNotEmpty());
    assertThat(rig.knocks)
        .containsExactly(
            "hook-secret {\"ticket_id\":\"" + ticket + "\",\"ext\":\"wa:61491570156\"}");
  }

  @Test
  void countsEveryCallOfTheMinute() throws IOException {
    rig.close();
    rig = new FreshdeskRig(folder, 2);
    Reply first = rig.call("GET", "/contacts", "");
    assertThat(first.headers().get("x-ratelimit-remaining")).containsExactly("1");
    rig.as("wrong", "GET", "/contacts", "");
    Reply third = rig.call("GET", "/contacts", "");
    assertThat(third.status()).isEqualTo(429);
    assertThat(Integer.parseInt(third.headers().get("retry-after").get(0))).isBetween(1, 60);
  }

  private String ticket() {
    String requester = rig.call("POST", "/contacts", KERRY).json().path("id").asText();
    String body =
        "{\"requester_id\":%s,\"subject\":\"WhatsApp\",\"description\":\"Hello\",\"status\":2,"
            + "\"priority\":1,\"source\":7,\"tags\":[\"whatsapp\",\"wattle\"]}";
    Reply reply = rig.call("POST", "/tickets", body.formatted(requester));
    assertThat(reply.status()).isEqualTo(201);
    return reply.json().path("id").asText();
  }
}
