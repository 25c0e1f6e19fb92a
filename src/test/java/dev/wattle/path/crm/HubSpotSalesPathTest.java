package dev.wattle.path.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wattle.contact.ContactDirectory;
import dev.wattle.contact.ContactEnricher;
import dev.wattle.event.ContactAddress;
import dev.wattle.event.ContactId;
import dev.wattle.path.Webhooks;
import dev.wattle.sandbox.hubspot.HubSpotSimulator;
import dev.wattle.testing.FullStack;
import dev.wattle.testing.Outside;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The shared product with HubSpot's leads, deals and tickets switched on for a while. */
@FullStack
class HubSpotSalesPathTest {

  private static final List<String> FLOWS =
      List.of(
          "commerce-order-to-hubspot-deal",
          "conversation-started-to-hubspot-lead",
          "order-created-to-hubspot-lead",
          "message-received-to-hubspot-ticket",
          "ticket-solved-to-hubspot-ticket");
  private static final String ORDER =
      """
      {"specversion":"1.0","id":"%s-%s","source":"/shops/sales","type":"commerce.order.%s","time":"2026-11-22T01:00:00Z",
       "data":{"order":{"id":"%s","number":"7","currency":"AUD","total":"49.90"},"contact":{"userId":"%s"}}}
      """;

  @Autowired private Outside outside;
  @Autowired private CamelContext camel;
  @Autowired private ContactDirectory directory;
  @Autowired private ContactEnricher enricher;
  @Autowired private HubSpotSimulator hubspot;

  private SwitchedFlows flows;

  @BeforeEach
  void switchOn() throws Exception {
    Map<String, String> settings =
        Map.of(
            "hubspot-deal.pipeline", "default",
            "hubspot-lead.pipeline", "lead-pipeline",
            "hubspot-lead.stage", "new-stage",
            "hubspot-lead.ordered-stage", "qualified-stage",
            "hubspot-ticket.pipeline", "0");
    flows = SwitchedFlows.on(camel, settings, FLOWS);
  }

  @AfterEach
  void switchOff() throws Exception {
    flows.off();
  }

  @Test
  void aPersonIsALeadWithATicketAndOrdersADealThatColleaguesMove() {
    String who = "AU.HSSALES1";
    outside.webhook(Webhooks.textOf(who, "wamid.HSSALES1"));
    eventually(() -> known(who).at("/openTickets/hubspot").isTextual());
    String ticket = known(who).at("/openTickets/hubspot").asText();
    eventually(() -> stage(who, "new-stage"));

    order(who, "created");
    order(who, "paid");
    eventually(() -> "closedwon".equals(deal().at("/properties/dealstage").asText()));
    eventually(() -> deal().at("/links/contacts").size() == 1);
    eventually(() -> stage(who, "qualified-stage"));

    hubspot.edit("deals", deal().path("id").asText(), value("dealstage", "closedlost"));
    eventually(() -> told("crm.lead.stage.changed", "closedlost"));
    hubspot.edit("tickets", ticket, value("hs_pipeline_stage", "4"));
    eventually(() -> known(who).at("/openTickets/hubspot").isMissingNode());
    assertThat(told("helpdesk.ticket.solved", '"' + ticket + '"')).isTrue();
  }

  private void order(String who, String what) {
    String body = ORDER.formatted("HSSALES1", what, what, "HSSALES1", who);
    assertThat(outside.api("POST", "/api/events", body).statusCode()).isBetween(200, 202);
  }

  private ObjectNode deal() {
    return hubspot.find("deals", "whatsapp_conversation_id", "shops/sales/HSSALES1").orElseThrow();
  }

  private boolean stage(String who, String stage) {
    String contact = '"' + known(who).at("/externalIds/hubspot").asText() + '"';
    return hubspot.all("leads").stream()
        .filter(lead -> lead.at("/links/contacts").toString().contains(contact))
        .anyMatch(lead -> stage.equals(lead.at("/properties/hs_pipeline_stage").asText()));
  }

  private boolean told(String type, String text) {
    return outside
        .events()
        .anyMatch(
            event -> event.path("type").asText().equals(type) && event.toString().contains(text));
  }

  private JsonNode known(String who) {
    ContactId contact = directory.find(ContactAddress.userId(who)).orElseThrow();
    return enricher.enrich(contact);
  }

  private static ObjectNode value(String property, String value) {
    return JsonNodeFactory.instance.objectNode().put(property, value);
  }

  private static void eventually(Callable<Boolean> condition) {
    await().atMost(Duration.ofSeconds(40)).ignoreExceptions().until(condition);
  }
}
