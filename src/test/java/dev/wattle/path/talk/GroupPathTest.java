package dev.wattle.path.talk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.path.Webhooks;
import dev.wattle.testing.FullStack;
import dev.wattle.testing.Outside;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A person writes in a group, and is answered there until somebody in it says stop. */
@FullStack
class GroupPathTest {

  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final String GROUP = "Y2FwaV9ncm91cDpwYXRo";

  @Autowired private Outside outside;

  @Test
  void anAnswerGoesToTheGroupUntilSomebodyInItSaysStop() {
    writes("AU.GROUP1", "wamid.GROUP1", "who can help?");
    writes("AU.GROUP2", "wamid.GROUP2", "me too");

    String first = asks("\"group\":\"" + GROUP + "\",");
    await().atMost(PATIENCE).until(() -> message(first).path("state").asText(), "read"::equals);
    assertThat(calls().map(call -> call.at("/body/recipient_type").asText())).containsOnly("group");

    writes("AU.GROUP2", "wamid.GROUP3", "STOP");
    assertThat(rule(asks("\"group\":\"" + GROUP + "\",")))
        .isEqualTo("outbound.group-member-refuses");
    assertThat(rule(asks(""))).isEqualTo("whatsapp.window-closed");
  }

  private void writes(String userId, String wamid, String text) {
    outside.webhook(
        Webhooks.textOf(userId, wamid)
            .replace(wamid + " says hello", text)
            .replace("\"type\":\"text\"", "\"group_id\":\"" + GROUP + "\",\"type\":\"text\""));
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                outside
                    .events()
                    .anyMatch(event -> wamid.equals(event.at("/data/message/id").asText())));
  }

  private String asks(String group) {
    String body =
        "{\"to\":\"AU.GROUP1\",%s\"purpose\":\"service\",\"type\":\"text\",\"text\":{\"body\":\"Here I am\"}}"
            .formatted(group);
    return outside.tree(outside.api("POST", "/api/messages", body).body()).path("id").asText();
  }

  private String rule(String id) {
    await().atMost(PATIENCE).until(() -> "withheld".equals(message(id).path("state").asText()));
    return message(id).at("/verdict/rule").asText();
  }

  private JsonNode message(String id) {
    return outside.tree(outside.api("GET", "/api/messages/" + id, "").body());
  }

  private Stream<JsonNode> calls() {
    return outside.requests("whatsapp").filter(call -> GROUP.equals(call.at("/body/to").asText()));
  }
}
