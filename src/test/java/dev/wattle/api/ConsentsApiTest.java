package dev.wattle.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.wattle.api.ApiClient.Reply;
import dev.wattle.consent.ConsentState;
import dev.wattle.consent.RecordedConsent;
import dev.wattle.contact.ContactDirectory;
import dev.wattle.contact.ContactFacts;
import dev.wattle.contact.ServiceWindows;
import dev.wattle.event.ContactAddress;
import dev.wattle.event.ContactId;
import dev.wattle.testing.LogGuard;
import dev.wattle.testing.TestPostgres;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LogGuard.class)
class ConsentsApiTest {

  private static final String GIVEN =
      """
      {"address":"+61491570156","purpose":"marketing","state":"given","channel":"web-form","source":"/news",
       "wording":"web-form","wordingVersion":"1","language":"en","at":"2026-11-22T00:00:00Z",
       "evidence":{"checkedByPerson":true,"page":"https://shop.example/news","ip":"203.0.113.7"}}
      """;
  private static final String WITHDRAWN =
      """
      {"contact":{"phone":"0491 570 156"},"purpose":"marketing","state":"withdrawn"}
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
    rig.published.clear();
  }

  @Test
  void recordsAConsentAndTellsOfIt() {
    Reply reply = rig.post("/api/consents", GIVEN);
    assertThat(reply.status()).as(reply.text()).isEqualTo(201);
    RecordedConsent told = rig.recorded.get(0);
    assertThat(told.decision().state()).isEqualTo(ConsentState.GIVEN);
    assertThat(told.eventId()).isEqualTo(reply.json().path("event").asText());
    assertThat(marketing().path("allowed").asBoolean()).isTrue();
    assertThat(marketing().path("since").asText()).isEqualTo("2026-11-22T00:00:00Z");
    assertThat(marketing().path("source").asText()).isEqualTo("/news");
  }

  @Test
  void countsARepeatedRequestOnce() {
    assertThat(rig.post("/api/consents", GIVEN).json())
        .isEqualTo(rig.post("/api/consents", GIVEN).json());
  }

  @Test
  void letsAWithdrawalWinFromNowOn() {
    rig.post("/api/consents", GIVEN);
    assertThat(rig.post("/api/consents", WITHDRAWN).status()).isEqualTo(201);
    assertThat(marketing().path("allowed").asBoolean()).isFalse();
    assertThat(marketing().path("rule").asText()).isEqualTo("consent.withdrawn");
  }

  @Test
  void doesNotPutAWithdrawalOffForAClockThatRunsAhead() {
    rig.post("/api/consents", GIVEN);
    rig.post("/api/consents", WITHDRAWN.replace("}\n", ",\"at\":\"2026-11-23T00:00:00+10:00\"}"));
    assertThat(marketing().path("allowed").asBoolean()).isFalse();
  }

  @Test
  void takesAWithdrawalThatComesAsAnEvent() {
    rig.post("/api/consents", GIVEN);
    String event =
        """
        {"specversion":"1.0","id":"w1","source":"/crm","type":"consent.withdrawn",
         "data":{"consent":{"purpose":"marketing"},"contact":{"phone":"+61491570156"}}}
        """;
    assertThat(rig.post("/api/events", event).status()).isEqualTo(202);
    assertThat(rig.post("/api/events", event).json().at("/ids/0").asText())
        .isEqualTo(rig.recorded.get(1).eventId())
        .isEqualTo(rig.recorded.get(2).eventId());
    assertThat(rig.published).isEmpty();
    assertThat(marketing().path("allowed").asBoolean()).isFalse();
  }

  @Test
  void namesTheFieldThatIsWrong() {
    assertThat(pointers(GIVEN.replace("marketing", "fun"))).containsExactly("/purpose");
    assertThat(pointers(GIVEN.replace("\"wordingVersion\":\"1\",", "")))
        .containsExactly("/wordingVersion");
    assertThat(pointers(GIVEN.replace("+61491570156", "12"))).containsExactly("/address");
    assertThat(pointers(WITHDRAWN.replace("0491 570 156", "12"))).containsExactly("/contact/phone");
    assertThat(pointers("{\"purpose\":\"marketing\",\"state\":\"given\"}")).containsExactly("");
  }

  @Test
  void showsWhatIsKnownOfAPerson() {
    rig.post("/api/consents", GIVEN);
    ContactId contact =
        rig.beans
            .getBean(ContactDirectory.class)
            .find(ContactAddress.phone("+61491570156"))
            .orElseThrow();
    rig.beans
        .getBean(ServiceWindows.class)
        .touch(contact, "100000000000001", "wamid.1", ApiRig.NOW.minus(Duration.ofHours(2)));
    rig.beans
        .getBean(ContactFacts.class)
        .put(contact, "external-id", "example-crm", TextNode.valueOf("51"));
    JsonNode person = rig.get("/api/contacts/0491%20570%20156").json();
    assertThat(person.path("id").asText()).isEqualTo(contact.toString());
    assertThat(person.at("/addresses/0/value").asText()).isEqualTo("+61491570156");
    assertThat(person.at("/serviceWindows/0/open").asBoolean()).isTrue();
    assertThat(person.at("/serviceWindows/0/until").asText()).isEqualTo("2026-11-22T23:00:00Z");
    assertThat(person.at("/externalIds/example-crm").asText()).isEqualTo("51");
    assertThat(person.at("/consents/service/allowed").asBoolean()).isTrue();
  }

  @Test
  void findsAPersonHoweverTheAddressIsWritten() {
    rig.post("/api/consents", GIVEN);
    rig.post("/api/consents", GIVEN.replace("+61491570156", "AU.1234"));
    for (String address :
        new String[] {"%2B61491570156", "+61491570156", "0491570156", "AU.1234"}) {
      assertThat(rig.get("/api/contacts/" + address).status()).as(address).isEqualTo(200);
    }
  }

  @Test
  void saysThatNobodyIsKnown() {
    Reply reply = rig.get("/api/contacts/%2B61491570157");
    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.json().path("code").asText()).isEqualTo("api.contact-unknown");
    assertThat(rig.get("/api/contacts/nobody").status()).isEqualTo(400);
  }

  private Iterable<String> pointers(String body) {
    Reply reply = rig.post("/api/consents", body);
    assertThat(reply.status()).isEqualTo(422);
    return reply.json().path("errors").findValuesAsText("pointer");
  }

  private JsonNode marketing() {
    return rig.get("/api/contacts/%2B61491570156").json().at("/consents/marketing");
  }
}
