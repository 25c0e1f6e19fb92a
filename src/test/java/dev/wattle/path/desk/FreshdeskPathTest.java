package dev.wattle.path.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.wattle.contact.ContactDirectory;
import dev.wattle.contact.ContactEnricher;
import dev.wattle.contact.ContactFacts;
import dev.wattle.event.ContactAddress;
import dev.wattle.event.ContactId;
import dev.wattle.path.Webhooks;
import dev.wattle.testing.FullStack;
import dev.wattle.testing.Outside;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** The shared product with Freshdesk's flows switched on for a while. */
@FullStack
class FreshdeskPathTest {

  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final List<String> FLOWS =
      List.of(
          "message-received-to-freshdesk",
          "freshdesk-reply-received",
          "freshdesk-reply-to-event",
          "freshdesk-reply-to-whatsapp",
          "message-withheld-to-freshdesk");

  @Autowired private Outside outside;
  @Autowired private CamelContext camel;
  @Autowired private ContactDirectory directory;
  @Autowired private ContactEnricher enricher;
  @Autowired private ContactFacts facts;

  @Value("${sandbox.base-url}")
  private String simulators;

  private List<String> before = List.of();

  @BeforeEach
  void switchOn() throws Exception {
    before = routes();
    Properties settings = new Properties();
    settings.put("freshdesk.base-url", simulators + "/freshdesk");
    settings.put("freshdesk.api-key", "sandbox-freshdesk-key");
    settings.put("freshdesk.agent-id", "1000");
    settings.put("freshdesk.hook-secret", "sandbox-freshdesk-hook-secret");
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
  void aMessageIsATicketAndTheAgentsAnswerReachesThePhoneOnceAndDoesNotEcho() throws Exception {
    String who = "AU.FRESHDESK1";
    outside.webhook(Webhooks.textOf(who, "wamid.FRESH1"));
    eventually(() -> requests("/tickets").anyMatch(in("wamid.FRESH1 says hello")));
    eventually(() -> !ticketOf(who).isEmpty());
    String ticket = ticketOf(who);

    asAgent("/tickets/" + ticket + "/notes", "{\"body\":\"who knows?\"}");
    asAgent("/tickets/" + ticket + "/reply", "{\"body\":\"Yes, two left\"}");
    asAgent("/tickets/" + ticket + "/reply", "{\"body\":\"And it is blue\"}");

    eventually(() -> sends(who).anyMatch(in("And it is blue")));
    assertThat(sends(who).filter(in("Yes, two left"))).hasSize(1);
    assertThat(sends(who).filter(in("who knows?"))).isEmpty();
    assertThat(requests("/notes").filter(in("two left"))).isEmpty();
  }

  @Test
  void anAgentIsToldThatThePersonHasBeenSilentForTooLong() throws Exception {
    String who = "AU.FRESHDESK2";
    outside.webhook(Webhooks.textOf(who, "wamid.FRESH2"));
    eventually(() -> !ticketOf(who).isEmpty());
    String ticket = ticketOf(who);
    String silent = "AU.FRESHDESK3";
    String solved =
        "{\"ticket\":{\"vendor\":\"freshdesk\",\"id\":\"0\"},\"contact\":{\"userId\":\"%s\"}}";
    post("helpdesk.ticket.solved", solved.formatted(silent));
    eventually(() -> directory.find(ContactAddress.userId(silent)).isPresent());
    facts.put(contact(silent), "open-ticket", "freshdesk", TextNode.valueOf(ticket));
    enricher.forget(contact(silent));
    String answer = ",\"comment\":{\"id\":\"1\",\"text\":\"In stock again\",\"public\":true}}";
    String about = solved.replace("\"id\":\"0\"", "\"id\":\"" + ticket + "\"");
    post("helpdesk.ticket.commented", about.formatted(silent).replaceFirst("}$", answer));

    eventually(() -> requests("/tickets/" + ticket + "/notes").anyMatch(in("24 hours ago")));
    assertThat(sends(silent)).isEmpty();
  }

  private void post(String type, String data) {
    String event =
        "{\"specversion\":\"1.0\",\"id\":\"fresh-%s\",\"source\":\"/desk\",\"type\":\"%s\",\"data\":%s}";
    String body = event.formatted(type, type, data);
    assertThat(outside.api("POST", "/api/events", body).statusCode()).isEqualTo(202);
  }

  private List<String> routes() {
    return camel.getRoutes().stream().map(Route::getId).toList();
  }

  private void asAgent(String path, String body) throws Exception {
    String login =
        Base64.getEncoder()
            .encodeToString("sandbox-freshdesk-agent:X".getBytes(StandardCharsets.UTF_8));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(simulators + "/freshdesk/api/v2" + path))
            .header("Authorization", "Basic " + login)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    assertThat(HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode())
        .isEqualTo(201);
  }

  private String ticketOf(String who) {
    return enricher.enrich(contact(who)).at("/openTickets/freshdesk").asText();
  }

  private ContactId contact(String who) {
    return directory.find(ContactAddress.userId(who)).orElseThrow();
  }

  private Stream<JsonNode> requests(String path) {
    return outside
        .requests("freshdesk")
        .filter(request -> "POST".equals(request.path("method").asText()))
        .filter(request -> request.path("path").asText().endsWith(path));
  }

  private Stream<JsonNode> sends(String who) {
    return outside.requests("whatsapp").filter(in(who));
  }

  private static Predicate<JsonNode> in(String text) {
    return node -> node.toString().contains(text);
  }

  private static void eventually(Callable<Boolean> condition) {
    await().atMost(PATIENCE).ignoreExceptions().until(condition);
  }
}
