package dev.wattle.path.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.wattle.consent.ConsentDecision;
import dev.wattle.consent.ConsentLedger;
import dev.wattle.consent.ConsentState;
import dev.wattle.contact.ContactDirectory;
import dev.wattle.contact.ContactFacts;
import dev.wattle.event.ContactId;
import dev.wattle.event.Identity;
import dev.wattle.event.Purpose;
import dev.wattle.path.talk.As;
import dev.wattle.path.talk.StrictStack;
import dev.wattle.testing.Outside;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Meta changes its mind by signed webhook; two people approve; people are written to in theirs. */
@StrictStack
class ChangesOfMindPathTest {

  private static final Duration PATIENCE = Duration.ofSeconds(40);

  @Autowired private Outside outside;
  @Autowired private ContactDirectory contacts;
  @Autowired private ContactFacts facts;
  @Autowired private ConsentLedger ledger;
  @Autowired private Clock clock;

  @Test
  void whatMetaMovesToMarketingIsLockedAndTheAlarmNamesItsFlows() {
    assertThat(sent("AU.DRIFT1", "visit_notice_b").path("state").asText()).isNotEqualTo("withheld");
    moves("visit_notice_b", "MARKETING");
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(outside.admin("GET", "/actuator/health/templates", "").body())
                    .contains("visit_notice_b/en", "category-drift", "\"api\""));
    // The gate knows of it seconds later at most.
    JsonNode locked =
        await()
            .atMost(PATIENCE)
            .until(
                () -> sent("AU.DRIFT2", "visit_notice_b"),
                found -> "withheld".equals(found.path("state").asText()));
    assertThat(locked.at("/verdict/rule").asText()).isEqualTo("template.category-drift");
    agrees("AU.DRIFT3");
    assertThat(sent("AU.DRIFT3", "visit_notice_b").path("state").asText()).isNotEqualTo("withheld");
    assertThat(outside.admin("GET", "/ops/templates/audit", "").body())
        .containsPattern("\"name\":\"visit_notice_b\"[^}]*\"who\":\"meta\"[^}]*MARKETING");
    moves("visit_notice_b", "UTILITY");
  }

  @Test
  void aPersonIsWrittenToInTheirLanguageIfThereIsOne() {
    facts.put(person("AU.LANG1"), "language", "crm", TextNode.valueOf("de-AT"));
    facts.put(person("AU.LANG2"), "language", "crm", TextNode.valueOf("hi"));
    sent("AU.LANG1", "visit_notice");
    sent("AU.LANG2", "visit_notice");
    await().atMost(PATIENCE).until(() -> "de".equals(language("AU.LANG1")));
    await().atMost(PATIENCE).until(() -> "en".equals(language("AU.LANG2")));
  }

  @Test
  void twoPeopleApproveBeforeATemplateGoesToMeta() {
    As ada = new As(outside, "ada:ada-decides");
    As admin = new As(outside, "admin:sandbox");
    String which = "?name=login_code&language=en&reason=read+it";
    assertThat(ada.call("POST", "/ops/templates/approve" + which).statusCode()).isEqualTo(200);
    HttpResponse<String> early = ada.call("POST", "/ops/templates/submit" + which);
    assertThat(early.statusCode()).isEqualTo(409);
    assertThat(early.body()).contains("ops.template-approvals", "[ada]");
    assertThat(ada.call("POST", "/ops/templates/approve" + which).statusCode()).isEqualTo(409);
    assertThat(new As(outside, "olga:olga-works").call("POST", "/ops/templates/approve" + which))
        .extracting(HttpResponse::statusCode)
        .isEqualTo(403);
    assertThat(admin.call("POST", "/ops/templates/approve" + which).body())
        .contains("[\"ada\",\"admin\"]");
    assertThat(ada.call("POST", "/ops/templates/submit" + which).statusCode()).isEqualTo(200);
  }

  private void moves(String name, String category) {
    outside.admin(
        "PUT",
        "/sandbox/whatsapp/templates/" + name + "/en",
        "{\"category\":\"" + category + "\"}");
  }

  private ContactId person(String userId) {
    return contacts.resolve(new Identity(null, userId, null, null, null));
  }

  private void agrees(String userId) {
    ledger.record(
        new ConsentDecision(
            person(userId),
            Purpose.MARKETING,
            ConsentState.GIVEN,
            "web",
            "form",
            null,
            Map.of(),
            null,
            clock.instant().minusSeconds(3600),
            "test"));
  }

  /** As the ledger has it once the gate has judged. */
  private JsonNode sent(String to, String template) {
    String message =
        "{\"to\":\"%s\",\"purpose\":\"utility\",\"type\":\"template\",\"template\":{\"name\":\"%s\",\"language\":\"en\",\"parameters\":{\"day\":\"Monday\"}}}";
    HttpResponse<String> answer =
        outside.api("POST", "/api/messages", message.formatted(to, template));
    String path = "/api/messages/" + outside.tree(answer.body()).path("id").asText();
    return await()
        .atMost(PATIENCE)
        .until(
            () -> outside.tree(outside.api("GET", path, "").body()),
            found -> found.hasNonNull("verdict"));
  }

  private String language(String userId) {
    return outside
        .requests("whatsapp")
        .filter(request -> userId.equals(request.at("/body/recipient").asText()))
        .map(request -> request.at("/body/template/language/code").asText())
        .findFirst()
        .orElse("");
  }
}
