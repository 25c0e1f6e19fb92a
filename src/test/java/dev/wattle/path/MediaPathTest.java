package dev.wattle.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.testing.FullStack;
import dev.wattle.testing.Outside;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

@FullStack
class MediaPathTest {

  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final String INBOUND =
      """
      {"from":"%s","name":"Kim","type":"document",
       "document":{"id":"%s","mime_type":"application/pdf","filename":"../Invoice 77.pdf"}}""";

  @Autowired private Outside outside;

  @Value("${sandbox.base-url}")
  private String sandbox;

  @Test
  void aFileThatAPersonSendsIsKeptAndAttachedToTheirTicket() throws Exception {
    String id = SentFiles.put(sandbox, "a.pdf", "application/pdf", "a small invoice");

    String wamid = write("AU.MEDIA1", id);

    JsonNode event = await().atMost(PATIENCE).until(() -> stored(wamid), Optional::isPresent).get();
    assertThat(event.at("/data/media/filename").asText()).isEqualTo("Invoice 77.pdf");
    assertThat(event.at("/data/media/state").asText()).isEqualTo("stored");
    assertThat(event.at("/data/media/size").asInt()).isEqualTo(15);
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                zendesk("/api/v2/tickets/", "uploads")
                    .anyMatch(r -> r.path("status").asInt() == 200));
    assertThat(zendesk("/api/v2/uploads", "a small invoice")).hasSize(1);
    assertThat(zendesk("/api/v2/tickets/", "uploads")).hasSize(1);
  }

  @Test
  void aFileThatMetaDoesNotHaveIsParkedWithItsReason() {
    write("AU.MEDIA2", "900999999999999");

    await()
        .atMost(PATIENCE)
        .until(
            () ->
                outside
                    .admin("GET", "/ops/dead-letters", "")
                    .body()
                    .contains("whatsapp.media-gone"));
  }

  private String write(String person, String file) {
    String body = INBOUND.formatted(person, file);
    String answer = outside.admin("POST", "/sandbox/whatsapp/inbound", body).body();
    return outside.tree(answer).path("id").asText();
  }

  private Optional<JsonNode> stored(String wamid) {
    return outside
        .events()
        .filter(event -> "whatsapp.media.stored".equals(event.path("type").asText()))
        .filter(event -> wamid.equals(event.at("/data/message/id").asText()))
        .findFirst();
  }

  private Stream<JsonNode> zendesk(String path, String inBody) {
    return outside
        .requests("zendesk")
        .filter(request -> request.path("path").asText().contains(path))
        .filter(request -> request.path("body").toString().contains(inBody));
  }
}
