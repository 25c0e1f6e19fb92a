package dev.wattle.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.api.ApiClient.Reply;
import dev.wattle.consent.Wording;
import dev.wattle.testing.TestPostgres;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a consent must bring so that it can be proved, and what is answered about it. */
class ConsentRulesTest {

  private static final String WEB =
      """
      {"address":"+61491570156","purpose":"marketing","state":"given","channel":"web-form",
       "wording":"web-form","wordingVersion":"1","language":"en","at":"2026-11-22T00:00:00Z",
       "evidence":{"checkedByPerson":true,"page":"https://shop.example/","ip":"203.0.113.7"}}
      """;
  private static final String STORE =
      """
      {"address":"+61491570157","purpose":"marketing","state":"given","channel":"in-store",
       "wording":"in-store","wordingVersion":"1","language":"fr",
       "evidence":{"staff":"A7","signature":"s3://signatures/1.png"}}
      """;

  private static ApiRig rig;

  @BeforeAll
  static void start() throws Exception {
    rig = new ApiRig();
  }

  @AfterAll
  static void stop() {
    rig.close();
  }

  @BeforeEach
  void forget() {
    TestPostgres.empty();
    rig.recorded.clear();
  }

  @Test
  void keepsTheExactText() {
    assertThat(rig.post("/api/consents", STORE).status()).isEqualTo(201);
    Wording kept = rig.recorded.get(0).decision().wording();
    assertThat(kept.id()).isEqualTo("in-store");
    assertThat(kept.text()).startsWith("Par ma signature").contains("Corner Shop");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"wording\":\"web-form\",\"wordingVersion\":\"1\",||/wording",
        "\"1\"|\"9\"|/wording",
        "\"en\"|\"vi\"|/wording",
        "\"web-form\",\"wordingVersion\"|\"phone\",\"wordingVersion\"|/channel",
        "\"channel\":\"web-form\",||/channel",
        "\"channel\":\"web-form\"|\"channel\":\"carrier-pigeon\"|/channel",
        "marketing|utility|/purpose",
        "\"checkedByPerson\":true|\"checkedByPerson\":false|/evidence/checkedByPerson",
        "\"page\":\"https://shop.example/\",||/evidence/page",
        "https://shop.example/|javascript:x|/evidence/page",
        "203.0.113.7|203.0.113.777|/evidence/ip",
        "203.0.113.7|localhost|/evidence/ip",
        "\"at\":\"2026-11-22T00:00:00Z\",||/at",
        "2026-11-22T00:00:00Z|2026-11-22T01:02:00Z|/at",
        "2026-11-22T00:00:00Z|2025-11-22T00:00:00Z|/wordingVersion",
        "2026-11-22T00:00:00Z|2026-12-31T23:59:60Z|/at",
      })
  void refusesAConsentThatCouldNotBeProved(String good, String bad, String pointer) {
    Reply reply = rig.post("/api/consents", WEB.replace(good, bad == null ? "" : bad));
    assertThat(reply.status()).as(reply.text()).isEqualTo(422);
    assertThat(reply.json().path("errors").findValuesAsText("pointer")).contains(pointer);
    assertThat(rig.recorded).isEmpty();
  }

  @Test
  void namesTheKnownWordings() {
    String text = rig.post("/api/consents", WEB.replace("\"1\"", "\"2\"")).text();
    assertThat(text).contains("in-store 1 en").contains("web-form 1 fr");
  }

  @Test
  void wantsStaffAndSignatureInTheStore() {
    Reply reply =
        rig.post("/api/consents", STORE.replaceAll("\"evidence\".*}}", "\"source\":\"x\"}"));
    assertThat(reply.json().path("errors").findValuesAsText("pointer"))
        .containsExactlyInAnyOrder("/evidence/staff", "/evidence/signature");
  }

  @Test
  void countsAnIdempotencyKeyOnceAndRefusesItForAnotherDecision() {
    assertThat(keyed(STORE).json()).isEqualTo(keyed(STORE).json());
    assertThat(keyed(STORE.replace("\"fr\"", "\"en\"")).status()).isEqualTo(409);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"n\":1e99999}",
        "{\"t\":\"\\u0000\"}",
        "{\"t\":\"\\ud800\"}",
        "{\"\\u0000\":1}",
        "[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]",
        "true",
        "\"\\u0000\""
      })
  void answersOddEvidenceWithoutAnErrorOfItsOwn(String evidence) {
    String body =
        """
        {"address":"+61491570156","purpose":"marketing","state":"withdrawn","evidence":%s}"""
            .formatted(evidence);
    assertThat(rig.post("/api/consents", body).status()).isEqualTo(422);
  }

  @Test
  void refusesAnEventThatCouldNotBeProved() {
    String event =
        """
        {"specversion":"1.0","id":"g1","source":"/crm","type":"consent.given",
         "data":{"consent":{"purpose":"marketing","channel":"crm"},"contact":{"phone":"+61491570156"}}}
        """;
    assertThat(rig.post("/api/events", event).json().path("errors").findValuesAsText("pointer"))
        .contains("/data/consent/wording", "/data/consent/evidence/record");
  }

  @Test
  void answersForAnyTime() {
    rig.post("/api/consents", WEB);
    rig.post(
        "/api/consents",
        "{\"address\":\"+61491570156\",\"purpose\":\"marketing\",\"state\":\"withdrawn\"}");
    assertThat(rig.recorded).hasSize(2);
    JsonNode before = ask("%2B61491570156&at=2026-11-22T00:30:00Z").at("/purposes/marketing");
    assertThat(before.path("allowed").asBoolean()).as(before.toString()).isTrue();
    assertThat(before.at("/row/wording/text").asText()).startsWith("Yes, send me offers");
    assertThat(ask("0491570156").at("/purposes/marketing/rule").asText())
        .isEqualTo("consent.withdrawn");
    assertThat(
            ask("+61491570156&at=2026-11-22T10:00:00+11:00")
                .at("/purposes/marketing/rule")
                .asText())
        .isEqualTo("consent.missing");
    assertThat(ask("AU.9999").at("/purposes/service/allowed").asBoolean()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "?contact=", "?contact=%00", "?contact=AU.1234&at=yesterday", "?contact=12"})
  void answersOddQuestionsWithAProblem(String query) {
    assertThat(rig.get("/api/consents" + query).status()).isBetween(400, 422);
  }

  private static JsonNode ask(String contact) {
    return rig.get("/api/consents?contact=" + contact).json();
  }

  private static Reply keyed(String body) {
    return rig.send(
        rig.request("/api/consents")
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", "k1")
            .POST(BodyPublishers.ofString(body)));
  }
}
