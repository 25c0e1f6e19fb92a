package dev.wattle.sandbox.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.sandbox.SandboxRig;
import dev.wattle.sandbox.SandboxRig.Reply;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Templates that simulated Meta holds back, and what it tells of what the business does to them.
 */
class HeldTemplatesTest {

  private static final String SHIPPED =
      """
      {"name":"order_shipped","language":{"code":"en"},"components":[{"type":"body","parameters":[
       {"type":"text","parameter_name":"order_number","text":"1"},{"type":"text","parameter_name":"carrier","text":"P"}]},
       {"type":"button","sub_type":"url","index":"0","parameters":[{"type":"text","text":"A1"}]}]}""";

  private static final String TEMPLATES = "/v26.0/200000000000001/message_templates";

  @TempDir private Path folder;
  private MetaRig meta;

  @BeforeEach
  void start() throws IOException {
    meta = new MetaRig(folder, 0, 0);
  }

  @AfterEach
  void stop() {
    meta.close();
  }

  @Test
  void whatIsHeldIsAcceptedAndGoesOutWhenItIsReleased() {
    befalls("{\"pacing\":\"held\"}");
    assertThat(word(ships())).isEqualTo("held_for_quality_assessment");
    meta.courier.resume();
    befalls("{\"pacing\":\"paused\"}");
    assertThat(word(ships())).isEqualTo("paused");
    assertThat(meta.phone.statuses()).isEmpty();

    befalls("{\"pacing\":\"released\"}");

    await()
        .untilAsserted(
            () ->
                assertThat(meta.phone.statuses())
                    .containsExactlyInAnyOrder(
                        "sent", "sent", "delivered", "delivered", "read", "read"));
    assertThat(word(ships())).isEqualTo("accepted");
  }

  @Test
  void whatIsHeldAndDroppedFailsAllAtOnce() {
    befalls("{\"pacing\":\"held\"}");
    for (int i = 0; i < 5; i++) {
      ships();
    }
    befalls("{\"pacing\":\"dropped\"}");
    await().untilAsserted(() -> assertThat(meta.phone.statuses()).hasSize(5));
    assertThat(meta.phone.statuses()).containsOnly("failed");
    assertThat(meta.phone.posts)
        .allMatch(post -> post.raw().contains("\"code\":132015,\"title\":\"Template is paused\""));
  }

  @Test
  void anEndedPauseAndADeletionAreTold() {
    befalls("{\"status\":\"PAUSED\"}");
    String id = template().path("id").asText();
    assertThat(call("POST", "/v26.0/" + id + "/unpause").status()).isEqualTo(200);
    assertThat(template().path("status").asText()).isEqualTo("APPROVED");
    assertThat(call("DELETE", TEMPLATES + "?name=order_shipped").status()).isEqualTo(200);
    await().untilAsserted(() -> assertThat(told()).hasSize(3));
    assertThat(told())
        .extracting(value -> value.path("event").asText() + value.at("/other_info/title").asText())
        .containsExactlyInAnyOrder("PAUSED", "APPROVEDUNPAUSE", "DELETED");
    assertThat(told())
        .allMatch(value -> value.path("message_template_id").asText().equals(id))
        .allMatch(value -> "en".equals(value.path("message_template_language").asText()));
  }

  private JsonNode template() {
    return meta.get(TEMPLATES + "?name=order_shipped&language=en").json().at("/data/0");
  }

  private List<JsonNode> told() {
    return meta.phone.posts.stream()
        .flatMap(
            post -> StreamSupport.stream(post.json().at("/entry/0/changes").spliterator(), false))
        .filter(change -> "message_template_status_update".equals(change.path("field").asText()))
        .map(change -> change.path("value"))
        .toList();
  }

  private void befalls(String what) {
    try {
      meta.fate.befall("order_shipped", "en", SandboxRig.JSON.readTree(what));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private Reply ships() {
    return meta.send(MetaRig.message("template", SHIPPED));
  }

  private static String word(Reply reply) {
    return reply.json().at("/messages/0/message_status").asText();
  }

  private Reply call(String method, String path) {
    return meta.rig.call(method, path, "", "Authorization", "Bearer sandbox-access-token");
  }
}
