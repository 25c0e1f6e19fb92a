package dev.wattle.sandbox.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.wattle.sandbox.Fault;
import dev.wattle.sandbox.SandboxRig.Reply;
import dev.wattle.sandbox.whatsapp.webhook.Signature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WhatsAppSimulatorTest {

  private static final String TEXT = "{\"body\":\"Hello\"}";

  @TempDir Path folder;
  private MetaRig meta;

  @BeforeEach
  void start() throws IOException {
    meta = new MetaRig(folder, 0, 3);
  }

  @AfterEach
  void stop() {
    meta.close();
  }

  @Test
  void reportsSentDeliveredReadInOrderWithOurOwnData() {
    meta.people.wrote(MetaRig.PERSON, java.time.Clock.systemUTC().instant());
    String body =
        MetaRig.message("text", TEXT).replaceFirst("\\{", "{\"biz_opaque_callback_data\":\"m-1\",");
    meta.send(body);
    await()
        .untilAsserted(
            () -> assertThat(meta.phone.statuses()).containsExactly("sent", "delivered", "read"));
    JsonNode status = meta.phone.posts.get(0).json().at("/entry/0/changes/0/value/statuses/0");
    assertThat(status.path("biz_opaque_callback_data").asText()).isEqualTo("m-1");
    assertThat(status.path("recipient_id").asText()).isEqualTo(MetaRig.PERSON);
    assertThat(status.at("/pricing/category").asText()).isEqualTo("service");
  }

  @Test
  void signsTheEscapedBytesOfAPersonsMessage() {
    meta.inbound.write(
        MetaRig.PERSON,
        "text",
        JsonNodeFactory.instance.objectNode().put("body", "Grüße / 👍"),
        null);
    await().untilAsserted(() -> assertThat(meta.phone.posts).hasSize(1));
    Phone.Post post = meta.phone.posts.get(0);
    byte[] raw = post.raw().getBytes(StandardCharsets.US_ASCII);
    assertThat(post.raw()).contains("Gr\\u00fc\\u00dfe \\/ \\ud83d\\udc4d");
    assertThat(post.signature()).isEqualTo("sha256=" + Signature.hex("sandbox-app-secret", raw));
    assertThat(post.json().at("/entry/0/changes/0/value/messages/0/text/body").asText())
        .isEqualTo("Grüße / 👍");
    assertThat(meta.send(MetaRig.message("text", TEXT)).status()).isEqualTo(200);
  }

  @Test
  void postsAgainUntilTheWebhookTakesIt() {
    meta.phone.refusals.set(2);
    meta.sendOpen("text", TEXT);
    await()
        .untilAsserted(
            () -> assertThat(meta.phone.statuses()).containsExactly("sent", "delivered", "read"));
  }

  @Test
  void limitsThePairButNotOtherPeople() {
    for (int i = 0; i < 3; i++) {
      assertThat(meta.sendOpen("text", TEXT).status()).isEqualTo(200);
    }
    assertThat(meta.sendOpen("text", TEXT).json().at("/error/code").asInt()).isEqualTo(131056);
  }

  @Test
  void reportsTwiceTogetherFailedOrNotAtAllAsTold() {
    statuses("twice");
    meta.sendOpen("text", TEXT);
    await()
        .untilAsserted(
            () ->
                assertThat(meta.phone.statuses())
                    .containsExactly("sent", "sent", "delivered", "delivered", "read", "read"));
    meta.phone.posts.clear();
    statuses("batched");
    meta.sendOpen("text", TEXT);
    await().untilAsserted(() -> assertThat(meta.phone.statuses()).hasSize(3));
    assertThat(meta.phone.posts).hasSize(1);
    meta.phone.posts.clear();
    statuses("failed");
    meta.sendOpen("text", TEXT);
    await()
        .untilAsserted(() -> assertThat(meta.phone.statuses()).containsExactly("sent", "failed"));
  }

  @Test
  void failsWithMetasErrorBodiesWhenTold() {
    meta.rig.faults.set("whatsapp", new Fault(429, 1, 2, null, null, null));
    Reply reply = meta.sendOpen("text", TEXT);
    assertThat(reply.status()).isEqualTo(429);
    assertThat(reply.json().at("/error/code").asInt()).isEqualTo(130429);
  }

  @Test
  void keepsUploadsAndHandsThemOutByAShortLivedUrl() {
    String form =
        "--b\r\nContent-Disposition: form-data; name=\"messaging_product\"\r\n\r\nwhatsapp\r\n"
            + "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\n"
            + "Content-Type: image/png\r\n\r\nPNG\r\n--b--\r\n";
    String id = upload(form).json().path("id").asText();
    assertThat(meta.sendOpen("image", "{\"id\":\"" + id + "\"}").status()).isEqualTo(200);
    JsonNode media = meta.get("/v26.0/" + id).json();
    assertThat(media.path("mime_type").asText()).isEqualTo("image/png");
    String path = media.path("url").asText().replaceFirst(".*/whatsapp", "");
    assertThat(meta.get(path).status()).isEqualTo(200);
    assertThat(meta.rig.call("GET", path, "").status()).isEqualTo(401);
    assertThat(meta.get(path.replaceFirst("ext=.*", "ext=1")).status()).isEqualTo(404);
  }

  @Test
  void approvesAPostedTemplateAtOnceAndRefusesItTwice() {
    String template =
        "{\"name\":\"hi\",\"language\":\"en\",\"category\":\"UTILITY\","
            + "\"components\":[{\"type\":\"BODY\",\"text\":\"Hello {{1}}, welcome.\"}]}";
    assertThat(waba(template).json().path("status").asText()).isEqualTo("APPROVED");
    assertThat(waba(template).status()).isEqualTo(400);
    JsonNode all = meta.get("/v26.0/200000000000001/message_templates?name=hi").json();
    assertThat(all.path("data")).hasSize(1);
  }

  private Reply upload(String form) {
    return meta.rig.call(
        "POST",
        "/v26.0/100000000000001/media",
        form,
        "Content-Type",
        "multipart/form-data; boundary=b",
        "Authorization",
        "Bearer sandbox-access-token");
  }

  private Reply waba(String body) {
    return meta.rig.call(
        "POST",
        "/v26.0/200000000000001/message_templates",
        body,
        "Authorization",
        "Bearer sandbox-access-token");
  }

  private void statuses(String mode) {
    meta.faults.set("whatsapp", new Fault(null, 1, null, null, null, mode));
  }
}
