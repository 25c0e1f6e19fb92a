package dev.wattle.path.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wattle.ops.template.TemplatesBean;
import dev.wattle.outbound.obstacle.Encounter;
import dev.wattle.outbound.obstacle.Obstacle.Kind;
import dev.wattle.outbound.obstacle.Obstacles;
import dev.wattle.testing.FullStack;
import dev.wattle.testing.Outside;
import dev.wattle.whatsapp.manage.TemplateApi;
import dev.wattle.whatsapp.manage.TemplateDraft;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What people do to Meta's copies, by HTTP and JMX, at simulated Meta. */
@FullStack
class MetaCopiesPathTest {

  private static final String ACCOUNT = "200000000000001";

  @Autowired private Outside outside;
  @Autowired private TemplateApi meta;
  @Autowired private TemplatesBean bean;
  @Autowired private Obstacles obstacles;
  @Autowired private Clock clock;

  @Test
  void aDeletedTemplateIsGoneAndItsNameBlockedFor30Days() throws Exception {
    create("copies_gone");
    HttpResponse<String> answer = act("delete", "copies_gone", "no longer used");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    JsonNode outcome = outside.tree(answer.body()).path(0);
    assertThat(outcome.path("outcome").textValue()).isEqualTo("deleted");
    assertThat(outcome.path("before").textValue()).isEqualTo("APPROVED");
    assertThat(Instant.parse(outcome.path("nameBlockedUntil").textValue()))
        .isAfter(Instant.parse("2026-11-22T00:00:00Z"));
    assertThat(meta.list(ACCOUNT)).noneMatch(known -> known.name().equals("copies_gone"));
    assertThatThrownBy(() -> create("copies_gone")).hasMessageContaining("30 days");
    isWrittenDown("template.delete", "copies_gone", "delete: no longer used");
    assertThat(act("delete", "copies_gone", "again").statusCode()).isEqualTo(404);
  }

  @Test
  void aDisabledTemplateIsNotDeleted() throws Exception {
    create("copies_disabled");
    befalls("copies_disabled", "DISABLED");
    HttpResponse<String> answer = act("delete", "copies_disabled", "tidy up");
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body()).contains("ops.template-disabled");
    assertThatThrownBy(() -> meta.delete(ACCOUNT, "copies_disabled", null))
        .hasMessageContaining("disabled");
    befalls("copies_disabled", "APPROVED");
    assertThat(act("delete", "copies_disabled", "tidy up").statusCode()).isEqualTo(200);
  }

  @Test
  void aPausedTemplateIsUnpausedAndOthersAreNot() throws Exception {
    create("copies_paused");
    assertThat(act("unpause", "copies_paused", "why not").body())
        .contains("ops.template-not-paused", "APPROVED");
    befalls("copies_paused", "PAUSED");
    Instant now = clock.instant();
    obstacles.meet(
        new Encounter(Kind.TEMPLATE, "copies_paused/en", 132015, "one", now, null, 1, null));
    assertThat(act("unpause", "copies_paused", " ").statusCode()).isEqualTo(400);
    assertThat(act("unpause", "copies_paused", "words mended").body())
        .contains("\"outcome\":\"unpaused\"", "\"before\":\"PAUSED\"");
    assertThat(meta.list(ACCOUNT))
        .anyMatch(
            known -> known.name().equals("copies_paused") && known.status().equals("APPROVED"));
    assertThat(obstacles.stops("copies_paused", "en")).isFalse();
    isWrittenDown("template.unpause", "copies_paused", "unpause: words mended");
    assertThat(bean.delete("copies_paused", "en", "tidy up")).contains("\"outcome\":\"deleted\"");
    assertThat(outside.admin("GET", "/ops/audit?act=template.delete&who=jmx", "").body())
        .contains("template copies_paused/en");
  }

  private void isWrittenDown(String act, String name, String reason) {
    assertThat(outside.admin("GET", "/ops/templates/audit", "").body())
        .contains("\"name\":\"" + name, "\"who\":\"admin\"", "\"reason\":\"" + reason + "\"");
    assertThat(outside.admin("GET", "/ops/audit?who=admin&act=" + act, "").body())
        .contains("template " + name + "/en");
  }

  private void create(String name) throws Exception {
    JsonNode components =
        new ObjectMapper().readTree("[{\"type\":\"BODY\",\"text\":\"Just a few plain words.\"}]");
    meta.create(
        ACCOUNT, new TemplateDraft(name, "en", "UTILITY", components, Map.of(), Map.of(), null));
  }

  private void befalls(String name, String status) {
    outside.admin(
        "PUT", "/sandbox/whatsapp/templates/" + name + "/en", "{\"status\":\"" + status + "\"}");
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                assertThat(outside.admin("GET", "/ops/templates/audit", "").body())
                    .containsPattern("\"name\":\"" + name + "\"[^}]*\"detail\":\"" + status));
  }

  private HttpResponse<String> act(String act, String name, String reason) {
    return outside.admin(
        "POST",
        "/ops/templates/%s?name=%s&language=en&reason=%s"
            .formatted(act, name, reason.replace(' ', '+')),
        "");
  }
}
