package dev.wattle.path.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.wattle.path.Webhooks;
import dev.wattle.testing.FullStack;
import dev.wattle.testing.Outside;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Many messages of one person at once, through the whole product into a simulated Zendesk ticket.
 */
@FullStack
class GatherPathTest {

  private static final Logger LOG = LoggerFactory.getLogger(GatherPathTest.class);

  private static final int MESSAGES = 200;
  private static final Pattern WRITTEN =
      Pattern.compile("(\\d\\d:\\d\\d:\\d\\d )?wamid.GATHER(\\d+) says hello");

  @Autowired private Outside outside;

  @Test
  void twoHundredMessagesAtOnceAreFewCommentsInOrderAndEachOnce() {
    assertThat(outside.webhook(allAtOnce()).statusCode()).isEqualTo(200);

    await().atMost(Duration.ofSeconds(90)).until(() -> written().size() >= MESSAGES);
    assertThat(written()).containsExactlyElementsOf(IntStream.range(0, MESSAGES).boxed().toList());
    LOG.info("figure messages={} updates={}", MESSAGES, updates().count());
    assertThat(updates().count()).isLessThanOrEqualTo(26);
    assertThat(updates().map(GatherPathTest::status)).containsOnly(200);
    assertThat(updates().map(GatherPathTest::lines).filter(lines -> lines.size() > 1))
        .isNotEmpty()
        .allSatisfy(
            lines ->
                assertThat(lines)
                    .allMatch(line -> WRITTEN.matcher(line).lookingAt() && line.charAt(2) == ':'));
  }

  private String allAtOnce() {
    JsonNode webhook = outside.tree(Webhooks.textOf("AU.GATHER1", "wamid.GATHERED"));
    ArrayNode messages = (ArrayNode) webhook.at("/entry/0/changes/0/value/messages");
    String message = messages.remove(0).toString();
    for (int n = 0; n < MESSAGES; n++) {
      messages.add(outside.tree(message.replace("wamid.GATHERED", "wamid.GATHER" + n)));
    }
    return webhook.toString();
  }

  private List<Integer> written() {
    List<Integer> numbers = new ArrayList<>();
    calls()
        .forEach(
            call -> {
              Matcher found = WRITTEN.matcher(call.path("body").toString());
              while (found.find()) {
                numbers.add(Integer.parseInt(found.group(2)));
              }
            });
    return numbers;
  }

  private static List<String> lines(JsonNode call) {
    String html = call.at("/body/ticket/comment/html_body").asText();
    return List.of(html.replaceAll("</?p>", "").split("<br>"));
  }

  private static int status(JsonNode call) {
    return call.path("status").asInt();
  }

  private Stream<JsonNode> updates() {
    return calls().filter(call -> "PUT".equals(call.path("method").asText()));
  }

  private Stream<JsonNode> calls() {
    return outside
        .requests("zendesk")
        .filter(call -> call.path("path").asText().contains("/api/v2/tickets"))
        .filter(call -> call.path("body").toString().contains("wamid.GATHER"));
  }
}
