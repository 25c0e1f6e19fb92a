package dev.wattle.path.talk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.consent.ConsentDecision;
import dev.wattle.consent.ConsentLedger;
import dev.wattle.consent.ConsentState;
import dev.wattle.consent.link.UnsubscribeLinks;
import dev.wattle.contact.ContactDirectory;
import dev.wattle.event.ContactId;
import dev.wattle.event.Identity;
import dev.wattle.event.Purpose;
import dev.wattle.path.Webhooks;
import dev.wattle.testing.FullStack;
import dev.wattle.testing.Outside;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Ways out that need no word on WhatsApp: the link, the box in a CRM. */
@FullStack
class UnsubscribePathTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Autowired private Outside outside;
  @Autowired private ContactDirectory contacts;
  @Autowired private UnsubscribeLinks links;
  @Autowired private ConsentLedger ledger;

  @Test
  void theLinkShowsAButtonAndOnlyTheButtonUnsubscribes() {
    ContactId person = consenting("AU.LINK1");
    String path = "/u/" + links.token(person);

    HttpResponse<String> page = outside.anonymous("GET", path, "");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("<button").doesNotContain("<script", "AU.LINK1");
    assertThat(page.headers().firstValue("referrer-policy")).contains("no-referrer");
    assertThat(outside.anonymous("HEAD", path, "").statusCode()).isEqualTo(200);
    assertThat(marketing("AU.LINK1").path("allowed").asBoolean()).as("a preview").isTrue();

    HttpResponse<String> done = outside.anonymous("POST", path, "List-Unsubscribe=One-Click");
    assertThat(done.statusCode()).isEqualTo(200);
    assertThat(done.body()).contains("no more offers");
    assertThat(marketing("AU.LINK1").path("allowed").asBoolean()).isFalse();
    assertThat(marketing("AU.LINK1").path("source").asText()).isEqualTo("unsubscribe-link");

    consenting("AU.LINK1");
    assertThat(outside.anonymous("POST", path, "").statusCode()).isEqualTo(200);
    assertThat(marketing("AU.LINK1").path("allowed").asBoolean()).as("clicked again").isFalse();
  }

  @Test
  void aWrongLinkIsAPlainPage() {
    HttpResponse<String> page = outside.anonymous("POST", "/u/" + "A".repeat(48), "");
    assertThat(page.statusCode()).isEqualTo(404);
    assertThat(page.body()).contains("STOP").doesNotContain("<button");
    assertThat(page.headers().firstValue("content-type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
  }

  @Test
  void aMessageCarriesThePersonsOwnLink() {
    ContactId person = consenting("AU.LINK2");
    outside.webhook(Webhooks.textOf("AU.LINK2", "wamid.LINK2"));
    // The service window opens once the message is understood.
    await().atMost(PATIENCE).until(() -> outside.events().anyMatch(this::isOfLink2));
    String message =
        """
        {"to":"AU.LINK2","purpose":"service","type":"text","text":{"body":"Bye: {unsubscribeLink}"}}""";
    assertThat(outside.api("POST", "/api/messages", message).statusCode()).isEqualTo(202);
    JsonNode sent =
        await()
            .atMost(PATIENCE)
            .until(
                () ->
                    outside
                        .requests("whatsapp")
                        .filter(request -> request.toString().contains("Bye: http"))
                        .findFirst()
                        .orElse(null),
                found -> found != null);
    String link = sent.at("/body/text/body").asText().substring("Bye: ".length());
    String token = link.substring(link.lastIndexOf('/') + 1);
    assertThat(links.open(token).orElseThrow().contact()).isEqualTo(person);
  }

  @Test
  void aBoxUntickedInACrmWithdrawsMarketing() {
    consenting("AU.CRM1");
    String event =
        """
        {"specversion":"1.0","id":"crm-1","source":"/example-crm","type":"crm.consent.changed","data":{
        "record":{"vendor":"example-crm","id":"51"},"contact":{"userId":"AU.CRM1"},"consent":{"marketing":false}}}""";
    assertThat(outside.api("POST", "/api/events", event).statusCode()).isEqualTo(202);
    await().atMost(PATIENCE).until(() -> !marketing("AU.CRM1").path("allowed").asBoolean());
    assertThat(marketing("AU.CRM1").path("source").asText()).isEqualTo("crm:example-crm");
  }

  private boolean isOfLink2(JsonNode event) {
    return "wamid.LINK2".equals(event.at("/data/message/id").asText())
        && "whatsapp.message.received".equals(event.path("type").asText());
  }

  private ContactId consenting(String userId) {
    ContactId person = contacts.resolve(new Identity(null, userId, null, null, null));
    ledger.record(
        new ConsentDecision(
            person,
            Purpose.MARKETING,
            ConsentState.GIVEN,
            "web-form",
            "newsletter",
            null,
            Map.of(),
            null,
            Clock.systemUTC().instant(),
            "test"));
    return person;
  }

  private JsonNode marketing(String userId) {
    JsonNode contact = outside.tree(outside.api("GET", "/api/contacts/" + userId, "").body());
    return contact.at("/consents/marketing");
  }
}
