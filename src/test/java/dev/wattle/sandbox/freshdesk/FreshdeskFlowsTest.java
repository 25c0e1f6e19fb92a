package dev.wattle.sandbox.freshdesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wattle.command.dry.RecordedCall;
import dev.wattle.command.dry.RecordedKamelets;
import dev.wattle.connector.fixture.LightCamel;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped flows on the shipped connectors against the simulator; only the engines are away. */
class FreshdeskFlowsTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String NEW =
      "{\"phone\":\"+61491570156\",\"name\":\"Kerry\",\"externalIds\":{},\"openTickets\":{}}";

  @TempDir Path folder;
  private final RecordedKamelets kamelets =
      new RecordedKamelets(
          name -> !name.startsWith("freshdesk-") && !name.equals("rest-auth-action"));
  private FreshdeskRig rig;
  private CamelContext camel;

  @BeforeEach
  void start() throws Exception {
    rig = new FreshdeskRig(folder, 0);
    camel = LightCamel.create(Clock.systemUTC(), settings());
    camel.removeComponent("kamelet");
    kamelets.setLocation("file:connectors,file:src/main/resources/kamelets");
    camel.addComponent("kamelet", kamelets);
    for (String flow : new String[] {"message-received-to-freshdesk", "freshdesk-reply-to-event"}) {
      PluginHelper.getRoutesLoader(camel)
          .loadRoutes(
              ResourceHelper.resolveResource(camel, "file:routes/flows/" + flow + ".camel.yaml"));
    }
    camel.start();
  }

  private Map<String, String> settings() {
    return Map.of(
        "freshdesk.base-url",
        rig.url(),
        "freshdesk.api-key",
        FreshdeskRig.KEY,
        "freshdesk.agent-id",
        "1000",
        "wattle.helpdesk.freshdesk.tags",
        "whatsapp,wattle",
        "wattle.helpdesk.freshdesk.priority",
        "low",
        "wattle.helpdesk.freshdesk.group",
        "",
        "wattle.helpdesk.freshdesk.agent",
        "");
  }

  @AfterEach
  void stop() {
    camel.stop();
    rig.close();
  }

  @Test
  void theFirstMessageOpensATicketAndTheNextIsANoteInThePersonsName() throws Exception {
    String ticket = firstMessage();
    assertThat(rig.ticket(ticket).path("description_text").asText()).isEqualTo("In <stock>?");
    assertThat(rig.ticket(ticket).at("/custom_fields/cf_wa_conversation_id").asText())
        .isEqualTo("v-1");
    message("Any news?", known(ticket));
    JsonNode note = onlyNote(ticket);
    assertThat(note.path("body_text").asText()).isEqualTo("Any news?");
    assertThat(note.path("incoming").asBoolean()).isTrue();
    assertThat(note.path("private").asBoolean()).isFalse();
    assertThat(note.path("user_id")).isEqualTo(rig.ticket(ticket).path("requester_id"));
  }

  @Test
  void aLostTicketIsFoundByItsConversationInsteadOfOpenedTwice() throws Exception {
    String ticket = firstMessage();
    message("Hello again", known("").replace("\"freshdesk\":\"\"", ""));
    assertThat(onlyNote(ticket).path("body_text").asText()).isEqualTo("Hello again");
    assertThat(called("contact-remember-action").parameters()).containsEntry("value", ticket);
  }

  @Test
  void whatWasResolvedIsOpenedAgainAndWhatWasClosedIsFollowedByANewOne() throws Exception {
    String ticket = firstMessage();
    rig.call("PUT", "/tickets/" + ticket, "{\"status\":4}");
    message("Still broken", known(ticket));
    assertThat(rig.ticket(ticket).path("status").asInt()).isEqualTo(2);
    rig.call("PUT", "/tickets/" + ticket, "{\"status\":5}");
    message("And now?", known(ticket));
    assertThat(called("contact-remember-action").parameters().get("value")).isNotEqualTo(ticket);
  }

  @Test
  void somebodyWhoIsThereAlreadyIsFoundByTheNumberOrByTheConflict() throws Exception {
    String byNumber = "{\"name\":\"K. Hill\",\"mobile\":\"+61491570156\"}";
    String id = rig.call("POST", "/contacts", byNumber).json().path("id").asText();
    firstMessage();
    assertThat(rig.call("GET", "/contacts/" + (Long.parseLong(id) + 1), "").status())
        .isEqualTo(404);
    String byKey = "{\"name\":\"Tom\",\"unique_external_id\":\"wa:61491570157\"}";
    String tom = rig.call("POST", "/contacts", byKey).json().path("id").asText();
    message("Hello", NEW.replace("70156", "70157"));
    assertThat(called("external-id-remember-action").parameters().get("theirs")).contains(tom);
  }

  @Test
  void onlyWhatAHumanAgentWritesInPublicBecomesAnEvent() throws Exception {
    String ticket = firstMessage();
    message("Any news?", known(ticket));
    rig.call("POST", "/tickets/" + ticket + "/notes", "{\"body\":\"ours\",\"private\":false}");
    rig.asAgent("POST", "/tickets/" + ticket + "/notes", "{\"body\":\"who knows?\"}");
    rig.asAgent("POST", "/tickets/" + ticket + "/reply", "{\"body\":\"<p>Yes, two left</p>\"}");
    await().untilAsserted(() -> assertThat(rig.knocks).hasSize(2));
    run("freshdesk-reply-to-event", rig.knocks.get(1).replaceFirst("^\\S+ ", ""), "{}");
    JsonNode drafts = called("event-sink").body();
    assertThat(drafts).hasSize(1);
    assertThat(drafts.at("/0/data/comment/text").asText()).isEqualTo("Yes, two left");
    assertThat(drafts.at("/0/contact/phone").asText()).isEqualTo("+61491570156");
  }

  private String firstMessage() throws Exception {
    message("In <stock>?", NEW);
    return Objects.requireNonNull(called("contact-remember-action").parameters().get("value"));
  }

  private void message(String text, String contact) throws Exception {
    String event =
        "{\"id\":\"e-1\",\"data\":{\"message\":{\"type\":\"text\",\"text\":\"%s\"},"
            + "\"contact\":{\"name\":\"Kerry\"},\"conversation\":{\"id\":\"v-1\"}}}";
    run("message-received-to-freshdesk", event.formatted(text), "{\"contact\":" + contact + "}");
  }

  private void run(String flow, String event, String scene) throws Exception {
    kamelets.play(JSON.readTree(scene));
    Exchange exchange = new DefaultExchange(camel);
    exchange.getMessage().setBody(JSON.readTree(event));
    kamelets.sources().get(flow).process(exchange);
    if (exchange.getException() != null) {
      throw exchange.getException();
    }
  }

  private String known(String ticket) {
    return NEW.replace("\"externalIds\":{}", "\"externalIds\":{\"freshdesk\":\"502\"}")
        .replace("\"openTickets\":{}", "\"openTickets\":{\"freshdesk\":\"" + ticket + "\"}");
  }

  private JsonNode onlyNote(String ticket) throws Exception {
    String uri = "/tickets/" + ticket + "/conversations";
    // An array, which the rig does not read.
    java.net.http.HttpResponse<String> answer =
        java.net.http.HttpClient.newHttpClient()
            .send(
                java.net.http.HttpRequest.newBuilder(
                        java.net.URI.create(rig.url() + "/api/v2" + uri))
                    .header("Authorization", FreshdeskSimulator.basic(FreshdeskRig.KEY))
                    .build(),
                java.net.http.HttpResponse.BodyHandlers.ofString());
    JsonNode notes = JSON.readTree(answer.body());
    assertThat(notes).hasSize(1);
    return notes.get(0);
  }

  private RecordedCall called(String kamelet) {
    return kamelets.calls().stream()
        .filter(call -> call.kamelet().equals(kamelet))
        .findFirst()
        .orElseThrow();
  }
}
