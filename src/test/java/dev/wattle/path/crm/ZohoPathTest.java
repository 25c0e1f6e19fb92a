package dev.wattle.path.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wattle.contact.ContactDirectory;
import dev.wattle.contact.ContactEnricher;
import dev.wattle.event.ContactAddress;
import dev.wattle.path.Webhooks;
import dev.wattle.sandbox.zoho.ZohoSimulator;
import dev.wattle.testing.FullStack;
import dev.wattle.testing.Outside;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** The shared product with Zoho's flows switched on for a while, beside another CRM. */
@FullStack
class ZohoPathTest {

  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final List<String> FLOWS =
      List.of(
          "zoho-notification-received",
          "zoho-notification-to-event",
          "zoho-watch-renewed",
          "contact-changed-to-zoho",
          "message-received-to-zoho");

  @Autowired private Outside outside;
  @Autowired private CamelContext camel;
  @Autowired private ContactDirectory directory;
  @Autowired private ContactEnricher enricher;
  @Autowired private ZohoSimulator zoho;

  @Value("${sandbox.base-url}")
  private String simulators;

  @Value("${wattle.public-port}")
  private String port;

  private List<String> before = List.of();

  @BeforeEach
  void switchOn() throws Exception {
    before = routes();
    Properties settings = new Properties();
    settings.put("zoho.base-url", simulators + "/zoho");
    settings.put("zoho.accounts.base-url", simulators + "/zoho");
    settings.put("zoho.client-id", "sandbox-zoho-client");
    settings.put("zoho.client-secret", "sandbox-zoho-secret");
    settings.put("zoho.refresh-token", "sandbox-zoho-refresh-token");
    settings.put("zoho-webhook.url", "http://127.0.0.1:" + port + "/webhooks/zoho");
    settings.put("zoho-webhook.key", "sandbox-zoho-webhook-key");
    settings.put("zoho-webhook.token", "sandbox-zoho-webhook-token");
    camel.getPropertiesComponent().setOverrideProperties(settings);
    for (String flow : FLOWS) {
      PluginHelper.getRoutesLoader(camel)
          .loadRoutes(
              ResourceHelper.resolveResource(
                  camel, "classpath:routes/flows/" + flow + ".camel.yaml"));
    }
  }

  @AfterEach
  void switchOff() throws Exception {
    for (String route : routes()) {
      if (!before.contains(route)) {
        camel.getRouteController().stopRoute(route);
        camel.removeRoute(route);
      }
    }
    camel.getPropertiesComponent().setOverrideProperties(new Properties());
  }

  @Test
  void aPersonIsOneContactWithANoteAndWhatAColleagueChangesThereReachesTheOtherCrm() {
    String who = "AU.ZOHO1";
    outside.webhook(Webhooks.textOf(who, "wamid.ZOHO1"));
    eventually(() -> zoho.notes(recordOf(who)).size() == 1);
    outside.webhook(Webhooks.textOf(who, "wamid.ZOHO2"));
    eventually(() -> zoho.notes(recordOf(who)).size() == 2);
    ObjectNode note = zoho.notes(recordOf(who)).get(0);
    assertThat(note.path("Note_Title").asText()).isEqualTo("WhatsApp in wamid.ZOHO1");
    assertThat(externalId(who)).isEqualTo(recordOf(who));

    eventually(zoho::watched);
    ObjectNode edit = JsonNodeFactory.instance.objectNode().put("First_Name", "Kirra of Zoho");
    zoho.edit("Contacts", recordOf(who), edit);
    eventually(
        () ->
            outside
                .requests("hubspot")
                .map(Object::toString)
                .anyMatch(request -> request.contains(who) && request.contains("Kirra of Zoho")));
    assertThat(modifiedBy(who)).as("nothing is written back").isEqualTo("2");
    assertThat(tokensAskedFor()).isEqualTo(1);
  }

  private long tokensAskedFor() {
    return outside
        .requests("zoho")
        .filter(request -> request.path("path").asText().endsWith("/oauth/v2/token"))
        .count();
  }

  private String recordOf(String who) {
    return record(who).path("id").asText();
  }

  private String modifiedBy(String who) {
    return record(who).at("/Modified_By/id").asText();
  }

  private ObjectNode record(String who) {
    return zoho.find("Contacts", "WhatsApp_Id", who).orElseThrow();
  }

  private String externalId(String who) {
    return enricher
        .enrich(directory.find(ContactAddress.userId(who)).orElseThrow())
        .at("/externalIds/zoho")
        .asText();
  }

  private List<String> routes() {
    return camel.getRoutes().stream().map(Route::getId).toList();
  }

  private static void eventually(Callable<Boolean> condition) {
    await().atMost(PATIENCE).ignoreExceptions().until(condition);
  }
}
