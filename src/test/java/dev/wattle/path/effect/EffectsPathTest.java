package dev.wattle.path.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.consent.ConsentDecision;
import dev.wattle.consent.ConsentLedger;
import dev.wattle.consent.ConsentState;
import dev.wattle.contact.ContactDirectory;
import dev.wattle.contact.ServiceWindows;
import dev.wattle.event.ContactAddress;
import dev.wattle.event.ContactId;
import dev.wattle.event.Identity;
import dev.wattle.event.Purpose;
import dev.wattle.testing.FullStack;
import dev.wattle.testing.Outside;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What Meta tells by webhook reaches the gate. */
@FullStack
class EffectsPathTest {

  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final String NUMBER = "/sandbox/whatsapp/number";
  private static final String NOTICE =
      """
      {"to":"%s","purpose":"utility","bulk":%s,"type":"template","template":{"name":"order_shipped","language":"en",
       "parameters":{"order_number":"1","carrier":"Post","tracking_url":"https://track.example/1"}}}""";
  private static final String OFFER =
      """
      {"to":"%s","purpose":"marketing","type":"template","template":{"name":"spring_offer","language":"en",
       "parameters":{"first_name":"Ash","discount":"20 %%","ends_on":"30 November"}}}""";

  @Autowired private Outside outside;
  @Autowired private JdbcClient jdbc;
  @Autowired private ConsentLedger consents;
  @Autowired private ContactDirectory directory;
  @Autowired private Clock clock;
  @Autowired private ServiceWindows windows;

  @AfterEach
  void heal() {
    outside.admin("DELETE", "/sandbox/faults/whatsapp", "");
    outside.admin("DELETE", NUMBER, "");
    await().atMost(PATIENCE).until(() -> standing("not flagged and not upgraded"));
    await().atMost(PATIENCE).until(() -> count("portfolio where messaging_limit > 0") == 0);
  }

  @Test
  void whoStopsMarketingInTheAppGetsNoMore() {
    String person = "AU.PREFERS1";
    agrees(person);
    outside.admin(
        "POST",
        "/sandbox/whatsapp/inbound",
        "{\"from\":\"%s\",\"marketing\":\"stop\"}".formatted(person));
    await().atMost(PATIENCE).until(() -> withdrawn(person));
    assertThat(verdict(ask(OFFER.formatted(person)), "withheld")).isEqualTo("consent.withdrawn");
  }

  @Test
  void whoTurnsOutToHaveStoppedItGetsNoMoreEither() {
    String person = "AU.PREFERS2";
    agrees(person);
    set("/sandbox/faults/whatsapp", "{\"statuses\":\"failed\",\"code\":131050}");
    ask(NOTICE.formatted(person, false));
    await().atMost(PATIENCE).until(() -> withdrawn(person));
    assertThat(verdict(ask(OFFER.formatted(person)), "withheld")).isEqualTo("consent.withdrawn");
  }

  @Test
  void aLowerTierIsTheBudgetFromThenOn() {
    verdict(ask(NOTICE.formatted("AU.TIER1", false)), "");
    set(NUMBER, "{\"tier\":\"TIER_1\"}");
    await().atMost(PATIENCE).until(() -> count("portfolio where messaging_limit = 1") == 1);
    verdict(ask(NOTICE.formatted("AU.TIER2", false)), "");
    assertThat(verdict(ask(NOTICE.formatted("AU.TIER3", false)), "deferred"))
        .isEqualTo("whatsapp.portfolio-budget");
  }

  @Test
  void aFlaggedNumberHoldsBulkBack() {
    set(NUMBER, "{\"flagged\":true}");
    await().atMost(PATIENCE).until(() -> standing("flagged"));
    assertThat(verdict(ask(bulkTo("AU.FLAG1")), "deferred")).isEqualTo("whatsapp.quality-low");
  }

  @Test
  void aQualityThatNoWebhookTellsIsFoundByAsking() {
    set(NUMBER, "{\"quality\":\"RED\"}");
    await().atMost(PATIENCE).until(() -> standing("quality = 'RED'"));
    assertThat(verdict(ask(bulkTo("AU.RED1")), "deferred")).isEqualTo("whatsapp.quality-low");
    set(NUMBER, "{\"quality\":\"GREEN\"}");
    await().atMost(PATIENCE).until(() -> standing("quality = 'GREEN'"));
  }

  @Test
  void anUpgradeRaisesTheThroughput() {
    set(NUMBER, "{\"upgraded\":true}");
    await().atMost(PATIENCE).until(() -> standing("upgraded"));
  }

  @Test
  void peopleOfABadTemplateGetItsSubstitute() {
    set("/sandbox/whatsapp/templates/visit_notice/en", "{\"status\":\"PAUSED\"}");
    await()
        .atMost(PATIENCE)
        .until(() -> count("template_state where name = 'visit_notice' and status = 'PAUSED'") > 0);
    String message =
        "{\"to\":\"AU.PAUSED1\",\"purpose\":\"utility\",\"type\":\"template\",\"template\":{\"name\":\"visit_notice\",\"language\":\"en\",\"parameters\":{\"day\":\"Monday\"}}}";
    await()
        .atMost(PATIENCE)
        .until(() -> "visit_notice_plain".equals(settled(ask(message)).path("template").asText()));
    set("/sandbox/whatsapp/templates/visit_notice/en", "{\"status\":\"APPROVED\"}");
  }

  /** Bulk goes only to people who wrote lately. */
  private String bulkTo(String person) {
    ContactId contact = directory.resolve(new Identity(null, person, null, null, null));
    windows.touch(contact, "100000000000001", "wamid." + person, clock.instant());
    return NOTICE.formatted(person, true);
  }

  private void agrees(String person) {
    consents.record(
        new ConsentDecision(
            directory.resolve(new Identity(null, person, null, null, null)),
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

  private boolean withdrawn(String person) {
    ContactId contact = directory.find(ContactAddress.userId(person)).orElseThrow();
    return !consents.answer(contact, Purpose.MARKETING).allowed();
  }

  private String ask(String message) {
    HttpResponse<String> answer = outside.api("POST", "/api/messages", message);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    return outside.tree(answer.body()).path("id").asText();
  }

  /** The rule, once the message is in that state; in any but the first where none is named. */
  private String verdict(String id, String state) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              JsonNode message = message(id);
              assertThat(message.path("state").asText())
                  .as(message.toString())
                  .isNotEqualTo("requested")
                  .contains(state);
              // The state is there a moment before its reason.
              boolean told = state.isEmpty() || !message.at("/verdict/rule").asText().isEmpty();
              assertThat(told).as(message.toString()).isTrue();
            });
    return message(id).at("/verdict/rule").asText();
  }

  private JsonNode settled(String id) {
    verdict(id, "");
    return message(id);
  }

  private JsonNode message(String id) {
    return outside.tree(outside.api("GET", "/api/messages/" + id, "").body());
  }

  private void set(String path, String body) {
    HttpResponse<String> answer = outside.admin("PUT", path, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private boolean standing(String condition) {
    return count("number_standing where number_id = '100000000000001' and " + condition) > 0;
  }

  private int count(String table) {
    return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
  }
}
