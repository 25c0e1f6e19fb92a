package dev.wattle.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wattle.testing.FullStack;
import dev.wattle.testing.Outside;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the API asks for, as it arrives at Meta. */
@FullStack
class SentTypesPathTest {

  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final Set<String> TAKEN = Set.of("accepted", "sent", "delivered", "read");
  private static final Map<String, String> FILES =
      Map.of(
          "IMAGE", "image/png",
          "VIDEO", "video/mp4",
          "AUDIO", "audio/ogg",
          "DOCUMENT", "application/pdf",
          "STICKER", "image/webp");

  @Autowired private Outside outside;

  @Test
  void everyTypeReachesMetaAndIsTaken() throws IOException {
    String wamid = writes("AU.TYPES1");
    String messages = Files.readString(Path.of("src/test/resources/path/messages.json"));
    for (Map.Entry<String, String> file : FILES.entrySet()) {
      messages =
          messages.replace(file.getKey() + "\"", keep(file.getKey(), file.getValue()) + "\"");
    }
    Map<String, String> asked = new LinkedHashMap<>();
    for (JsonNode message : outside.tree(messages.replace("WAMID", wamid))) {
      asked.put(ask("AU.TYPES1", (ObjectNode) message), message.toString());
    }

    assertThat(asked).hasSize(27);
    asked.forEach(
        (id, message) ->
            await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(state(id)).as(message).isIn(TAKEN)));
    assertThat(sends("AU.TYPES1").map(send -> send.path("status").asInt())).containsOnly(200);
    assertThat(uploads().filter(upload -> upload.contains("IMAGE"))).hasSizeLessThanOrEqualTo(1);
  }

  @Test
  void aLongTextGoesOutInOrderOnlyWhereTheCallerSaysSo() {
    writes("AU.TYPES2");
    ObjectNode message = text("first " + "word ".repeat(1200) + "last");

    assertThat(post("AU.TYPES2", message).statusCode()).isEqualTo(422);
    ask("AU.TYPES2", message.put("split", true));

    await().atMost(PATIENCE).until(() -> words("AU.TYPES2").size() == 2);
    List<String> bodies = words("AU.TYPES2");
    assertThat(bodies).allSatisfy(body -> assertThat(body).hasSizeLessThanOrEqualTo(4096));
    assertThat(bodies.get(0)).startsWith("first ");
    assertThat(bodies.get(1)).endsWith("last");
  }

  @Test
  void theTemplateGoesOutWhereTheWindowIsClosed() {
    ObjectNode message = text("It left today");
    message
        .put("purpose", "utility")
        .putObject("fallbackTemplate")
        .put("name", "order_shipped")
        .put("language", "en")
        .putObject("parameters")
        .put("order_number", "1042")
        .put("carrier", "Australia Post")
        .put("tracking_url", "https://carrier.example/33ABC0001");

    String id = ask("AU.TYPES3", message);

    await().atMost(PATIENCE).until(() -> TAKEN.contains(state(id)));
    assertThat(sends("AU.TYPES3"))
        .singleElement()
        .satisfies(
            send -> assertThat(send.at("/body/template/name").asText()).isEqualTo("order_shipped"));
  }

  @Test
  void aPersonSeesThatTheirMessageWasReadAndThatWeAreWriting() {
    String wamid = writes("AU.TYPES4");
    String body = "{\"message\":\"%s\",\"typing\":true}";

    HttpResponse<String> read = outside.api("POST", "/api/messages/read", body.formatted(wamid));
    HttpResponse<String> other =
        outside.api("POST", "/api/messages/read", body.formatted("wamid.NEVER"));

    assertThat(read.statusCode()).as(read.body()).isEqualTo(200);
    assertThat(other.statusCode()).isEqualTo(404);
    assertThat(other.body()).contains("outbound.message-not-received");
    assertThat(
            outside
                .requests("whatsapp")
                .filter(r -> "read".equals(r.at("/body/status").asText()))
                .filter(r -> r.path("status").asInt() == 200)
                .map(r -> r.at("/body/message_id").asText() + r.at("/body/typing_indicator/type")))
        .containsExactly(wamid + "\"text\"");
  }

  private String writes(String person) {
    String body =
        "{\"from\":\"%s\",\"name\":\"Kim\",\"type\":\"text\",\"text\":{\"body\":\"Hello\"}}";
    String answer =
        outside.admin("POST", "/sandbox/whatsapp/inbound", body.formatted(person)).body();
    String wamid = outside.tree(answer).path("id").asText();
    await()
        .atMost(PATIENCE)
        .until(
            () -> outside.events().anyMatch(e -> wamid.equals(e.at("/data/message/id").asText())));
    return wamid;
  }

  private String keep(String content, String type) {
    HttpResponse<String> kept = outside.upload(type, content);
    assertThat(kept.statusCode()).as(kept.body()).isEqualTo(201);
    return outside.tree(kept.body()).path("key").asText();
  }

  private String ask(String person, ObjectNode message) {
    HttpResponse<String> answer = post(person, message);
    assertThat(answer.statusCode()).as(message + answer.body()).isEqualTo(202);
    return outside.tree(answer.body()).path("id").asText();
  }

  private HttpResponse<String> post(String person, ObjectNode message) {
    message.put("to", person);
    if (!message.has("purpose")) {
      message.put("purpose", "service");
    }
    return outside.api("POST", "/api/messages", message.toString());
  }

  private ObjectNode text(String body) {
    ObjectNode message = (ObjectNode) outside.tree("{\"type\":\"text\"}");
    message.putObject("text").put("body", body);
    return message;
  }

  private String state(String id) {
    JsonNode message = outside.tree(outside.api("GET", "/api/messages/" + id, "").body());
    return message.path("state").asText() + message.at("/failure/details").asText();
  }

  private Stream<JsonNode> sends(String person) {
    return outside
        .requests("whatsapp")
        .filter(request -> person.equals(request.at("/body/recipient").asText()));
  }

  private List<String> words(String person) {
    return sends(person)
        .map(send -> send.at("/body/text/body").asText())
        .filter(text -> text.contains("word"))
        .toList();
  }

  private Stream<String> uploads() {
    return outside
        .requests("whatsapp")
        .filter(request -> request.path("path").asText().endsWith("/media"))
        .map(JsonNode::toString);
  }
}
