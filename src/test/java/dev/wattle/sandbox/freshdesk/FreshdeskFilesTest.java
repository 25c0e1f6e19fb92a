package dev.wattle.sandbox.freshdesk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wattle.connector.fixture.LightCamel;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files go to Freshdesk as a form, and come from there byte by byte as they went. */
class FreshdeskFilesTest {

  private static final byte[] PIXELS = {0, 13, 10, -1, 45, 45, 13, 10};
  private static final String NAME = "Vorn \"ü\".jpg";

  @TempDir Path folder;
  private FreshdeskRig rig;
  private CamelContext camel;

  @BeforeEach
  void start() throws Exception {
    rig = new FreshdeskRig(folder, 0);
    camel = LightCamel.create(Clock.systemUTC(), Map.of());
    camel.start();
    rig.call("POST", "/contacts", "{\"name\":\"Kerry\",\"mobile\":\"+61491570156\"}");
    rig.call(
        "POST",
        "/tickets",
        "{\"requester_id\":502,\"subject\":\"s\",\"description\":\"d\",\"status\":2,\"priority\":1}");
  }

  @AfterEach
  void stop() {
    camel.stop();
    rig.close();
  }

  @Test
  void aPersonsFileIsANoteInTheirNameAndIsReadBackUnchanged() throws Exception {
    JsonNode note = attach(PIXELS);
    assertThat(note.path("vendorId").asText()).isEqualTo("8001");
    Message found = call("freshdesk-find-notes-action", to("{\"ticketId\":\"20\"}"));
    JsonNode read = found.getBody(JsonNode.class).at("/notes/0");
    assertThat(read.path("incoming").asBoolean()).isTrue();
    assertThat(read.path("author").asText()).isEqualTo("502");
    assertThat(read.path("text").asText()).isEqualTo("front.jpg");
    JsonNode file = read.at("/files/0");
    assertThat(file.path("type").asText()).isEqualTo("image/jpeg");
    assertThat(file.path("size").asInt()).isEqualTo(PIXELS.length);
    Message fetched = call("freshdesk-fetch-file-action", to(file.toString()));
    assertThat(fetched.getBody(byte[].class)).isEqualTo(PIXELS);
    assertThat(fetched.getHeader("Content-Type")).isEqualTo("image/jpeg");
    assertThat(fetched.getHeader("CamelFileName", String.class)).contains("ü");
  }

  private JsonNode attach(byte[] bytes) throws IOException {
    String note = "{\"ticketId\":\"20\",\"authorId\":\"502\",\"text\":\"front.jpg\"}";
    return call(
            "freshdesk-attach-file-sink",
            exchange -> {
              exchange.getMessage().setBody(bytes);
              exchange.getMessage().setHeader("Content-Type", "image/jpeg");
              exchange.getMessage().setHeader("CamelFileName", NAME);
              exchange.getMessage().setHeader("note", note);
            })
        .getBody(JsonNode.class);
  }

  private static Processor to(String json) {
    return exchange -> exchange.getMessage().setBody(new ObjectMapper().readTree(json));
  }

  private Message call(String kamelet, Processor given) {
    String uri = "kamelet:%s?apiKey=%s&baseUrl=RAW(%s)";
    Exchange done =
        camel
            .createProducerTemplate()
            .send(uri.formatted(kamelet, FreshdeskRig.KEY, rig.url()), given);
    assertThat(done.getException()).isNull();
    return done.getMessage();
  }
}
