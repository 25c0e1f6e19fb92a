package dev.wattle.path.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wattle.path.Webhooks;
import dev.wattle.sandbox.salesforce.SalesforceSimulator;
import dev.wattle.sandbox.salesforce.pubsub.PubSubPort;
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

/** The shared product with Salesforce's flows switched on for a while, beside another CRM. */
@FullStack
class SalesforcePathTest {

  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final List<String> FLOWS =
      List.of(
          "message-received-to-salesforce-case",
          "salesforce-change-received",
          "salesforce-contact-changed-to-event",
          "salesforce-case-changed-to-event",
          "salesforce-comment-to-whatsapp");

  @Autowired private Outside outside;
  @Autowired private CamelContext camel;
  @Autowired private SalesforceSimulator salesforce;

  @Value("${sandbox.base-url}")
  private String simulators;

  private PubSubPort port;
  private List<String> before = List.of();

  @BeforeEach
  void switchOn() throws Exception {
    before = routes();
    port = salesforce.openPort();
    Properties settings = new Properties();
    settings.put("salesforce.base-url", simulators + "/salesforce");
    settings.put("salesforce.client-id", "sandbox-salesforce-client");
    settings.put("salesforce.client-secret", "sandbox-salesforce-client");
    settings.put("salesforce-events.user-id", "005000000000001AAA");
    settings.put("salesforce-cases.origin", "WhatsApp");
    settings.put("wattle.salesforce.pubsub-port", String.valueOf(port.port()));
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
    port.close();
  }

  @Test
  void aCaseIsOpenedAnsweredClosedAndOpenedAnewAndAColleaguesChangeReachesTheOtherCrm() {
    String who = "AU.SALESFORCE1";
    outside.webhook(Webhooks.textOf(who, "wamid.SALESFORCE1"));
    eventually(() -> casesOf(who).size() == 1);
    outside.webhook(Webhooks.textOf(who, "wamid.SALESFORCE2"));
    eventually(() -> comments(caseOf(who)).size() == 1);
    assertThat(comments(caseOf(who)).get(0)).startsWith("Customer: ");
    eventually(() -> port.open() == 1);

    comment(caseOf(who), "Two are left at Salesforce", true);
    comment(caseOf(who), "She is nice at Salesforce", false);
    eventually(() -> said("whatsapp", who, "Two are left at Salesforce"));
    salesforce.edit("Contact", contact(who), fields("FirstName", "Kirra of Salesforce"));
    eventually(() -> said("hubspot", who, "Kirra of Salesforce"));

    salesforce.edit("Case", caseOf(who), fields("Status", "Closed"));
    outside.webhook(Webhooks.textOf(who, "wamid.SALESFORCE3"));
    eventually(() -> casesOf(who).size() == 2);
    assertThat(said("whatsapp", who, "She is nice at Salesforce")).isFalse();
    assertThat(said("whatsapp", who, "Customer: ")).isFalse();
  }

  private boolean said(String vendor, String who, String text) {
    return outside
        .requests(vendor)
        .map(Object::toString)
        .anyMatch(request -> request.contains(who) && request.contains(text));
  }

  private void comment(String caseId, String text, boolean published) {
    salesforce.edit(
        "CaseComment",
        null,
        fields("ParentId", caseId).put("CommentBody", text).put("IsPublished", published));
  }

  private List<String> comments(String caseId) {
    return salesforce.all("CaseComment").stream()
        .filter(one -> caseId.equals(one.path("ParentId").asText()))
        .map(one -> one.path("CommentBody").asText())
        .toList();
  }

  private String caseOf(String who) {
    return casesOf(who).get(0);
  }

  private List<String> casesOf(String who) {
    return salesforce.all("Case").stream()
        .filter(one -> contact(who).equals(one.path("ContactId").asText()))
        .map(one -> one.path("Id").asText())
        .toList();
  }

  private String contact(String who) {
    return salesforce.all("Contact").stream()
        .filter(one -> who.equals(one.path("WhatsApp_Id__c").asText()))
        .map(one -> one.path("Id").asText())
        .findFirst()
        .orElseThrow();
  }

  private static ObjectNode fields(String name, String value) {
    return JsonNodeFactory.instance.objectNode().put(name, value);
  }

  private List<String> routes() {
    return camel.getRoutes().stream().map(Route::getId).toList();
  }

  private static void eventually(Callable<Boolean> condition) {
    await().atMost(PATIENCE).ignoreExceptions().until(condition);
  }
}
