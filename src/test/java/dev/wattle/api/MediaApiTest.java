package dev.wattle.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.api.ApiClient.Reply;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MediaApiTest {

  private static final String FORM =
      "--edge\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\nfor Kim\r\n"
          + "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"Rechnung ü.pdf\"\r\n"
          + "Content-Type: application/pdf\r\n\r\n%s\r\n--edge--\r\n";

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
  void keepsAFileAndHandsItOutByItsKey() {
    byte[] bytes = new byte[9 * 1024 * 1024];
    Arrays.fill(bytes, (byte) 0xE9);

    Reply kept = post("/api/media?filename=Front%20view.jpg", "image/jpeg", bytes);

    assertThat(kept.status()).as(kept.text()).isEqualTo(201);
    JsonNode file = kept.json();
    assertThat(file.path("key").asText()).matches("[0-9a-f]{64}");
    assertThat(file.path("filename").asText()).isEqualTo("Front view.jpg");
    assertThat(file.path("size").asInt()).isEqualTo(bytes.length);
    assertThat(kept.header("location")).isEqualTo(file.path("href").asText());
    assertThat(rig.get(kept.header("location")).json()).isEqualTo(file);
    Reply content = rig.get(kept.header("location") + "/content");
    assertThat(content.header("content-type")).isEqualTo("image/jpeg");
    assertThat(content.header("content-disposition")).isEqualTo("attachment");
    assertThat(content.text()).hasSize(bytes.length);
  }

  @Test
  void takesTheFileOutOfAForm() {
    String form = FORM.formatted("%PDF-1.7 a\r\n--other\r\n");

    Reply kept = rig.post("/api/media", "multipart/form-data; boundary=edge", form);

    assertThat(kept.status()).as(kept.text()).isEqualTo(201);
    assertThat(kept.json().path("filename").asText()).isEqualTo("Rechnung ü.pdf");
    assertThat(rig.get(kept.header("location") + "/content").text())
        .isEqualTo("%PDF-1.7 a\r\n--other\r\n");
  }

  @Test
  void refusesWhatCannotBeSentWithTheReason() {
    problem(415, "media.type-refused", post("/api/media", "application/x-sh", new byte[] {1}));
    problem(422, "media.quarantined", post("/api/media", "image/png", "evil".getBytes()));
    problem(400, "api.file-empty", post("/api/media", "image/png", new byte[0]));
    problem(
        400, "api.form-malformed", rig.post("/api/media", "multipart/form-data; boundary=e", "x"));
    problem(404, "media.unknown", rig.get("/api/media/" + "0".repeat(64)));
    problem(404, "media.unknown", rig.get("/api/media/quarantine"));
  }

  @Test
  void aMessageThatNamesAnUnfitFileIsRefusedWithTheField() {
    String key =
        post("/api/media", "application/pdf", "%PDF".getBytes()).json().path("key").asText();

    Reply wrongType = message("image", key);
    Reply unknown = message("document", "0".repeat(64));

    problem(422, "api.message-invalid", wrongType);
    assertThat(wrongType.json().at("/errors/0/pointer").asText()).isEqualTo("/image/file");
    assertThat(wrongType.json().at("/errors/0/detail").asText())
        .isEqualTo("image.file is of type application/pdf; image takes image/jpeg, image/png.");
    assertThat(unknown.json().at("/errors/0/detail").asText())
        .isEqualTo("document.file names no file that can be sent (media.unknown).");
    assertThat(message("document", key).status()).isEqualTo(202);
  }

  private static Reply message(String type, String key) {
    String body =
        "{\"to\":\"+61491570156\",\"purpose\":\"service\",\"type\":\"%1$s\",\"%1$s\":{\"file\":\"%2$s\"}}";
    return rig.post("/api/messages", body.formatted(type, key));
  }

  private static Reply post(String path, String type, byte[] bytes) {
    return rig.send(
        rig.request(path).header("Content-Type", type).POST(BodyPublishers.ofByteArray(bytes)));
  }

  private static void problem(int status, String code, Reply reply) {
    assertThat(reply.status()).as(reply.text()).isEqualTo(status);
    assertThat(reply.json().path("code").asText()).isEqualTo(code);
  }
}
