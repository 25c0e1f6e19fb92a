package dev.wattle.sandbox.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
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

/** What befalls templates, and what simulated Meta tells of it. */
class ConditionsTest {

  private static final String SHIPPED =
      """
      {"name":"order_shipped","language":{"code":"en"},"components":[{"type":"body","parameters":[
       {"type":"text","parameter_name":"order_number","text":"1"},{"type":"text","parameter_name":"carrier","text":"P"},
       {"type":"text","parameter_name":"tracking_url","text":"https://t.example"}]}]}""";

  @TempDir Path folder;
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
  void badFeedbackPausesTwiceAndThenDisables() {
    befalls("{\"feedback\":\"bad\"}");
    assertThat(code()).isEqualTo(132015);
    befalls("{\"feedback\":\"bad\"}");
    assertThat(code()).isEqualTo(132015);
    befalls("{\"feedback\":\"bad\"}");
    assertThat(code()).isEqualTo(132016);
    List<JsonNode> told = told("message_template_status_update", 3);
    assertThat(told)
        .extracting(value -> value.path("event").asText() + value.at("/other_info/title").asText())
        .containsExactlyInAnyOrder("PAUSEDFIRST_PAUSE", "PAUSEDSECOND_PAUSE", "DISABLEDDISABLED");
    assertThat(told("message_template_quality_update", 1))
        .extracting(value -> value.path("new_quality_score").asText())
        .containsExactly("RED");
    assertThat(meta.phone.posts).allMatch(post -> post.json().at("/entry/0/time").isInt());
  }

  @Test
  void aPauseEndsByItself() {
    befalls("{\"feedback\":\"bad\",\"pauseSeconds\":0}");
    await()
        .untilAsserted(
            () ->
                assertThat(told("message_template_status_update", 2))
                    .extracting(value -> value.path("event").asText())
                    .containsExactlyInAnyOrder("PAUSED", "APPROVED"));
    assertThat(code()).isNotIn(132015, 132016);
  }

  @Test
  void aMoveIsAnnouncedWithThePresentCategoryAsTheNewOne() {
    befalls("{\"category\":\"MARKETING\",\"announce\":true}");
    JsonNode announced = told("template_category_update", 1).get(0);
    assertThat(announced.path("new_category").asText()).isEqualTo("UTILITY");
    assertThat(announced.path("correct_category").asText()).isEqualTo("MARKETING");
    befalls("{\"category\":\"MARKETING\"}");
    assertThat(told("template_category_update", 2).get(1).path("previous_category").asText())
        .isEqualTo("UTILITY");
  }

  @Test
  void whatItDoesNotKnowIsRefused() {
    assertThatThrownBy(() -> befalls("{\"status\":\"LOST\"}")).hasMessageContaining("status");
    assertThatThrownBy(() -> meta.fate.befall("none", "en", MetaRig.text("")))
        .hasMessageContaining("no such template");
  }

  private void befalls(String what) {
    try {
      meta.fate.befall("order_shipped", "en", SandboxRig.JSON.readTree(what));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private int code() {
    Reply reply = meta.send(MetaRig.message("template", SHIPPED));
    return reply.json().at("/error/code").asInt();
  }

  private List<JsonNode> told(String field, int times) {
    await().until(() -> values(field).size() >= times);
    return values(field);
  }

  private List<JsonNode> values(String field) {
    return meta.phone.posts.stream()
        .flatMap(
            post -> StreamSupport.stream(post.json().at("/entry/0/changes").spliterator(), false))
        .filter(change -> field.equals(change.path("field").asText()))
        .map(change -> change.path("value"))
        .toList();
  }
}
