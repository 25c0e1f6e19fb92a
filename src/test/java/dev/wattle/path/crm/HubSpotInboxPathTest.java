package dev.wattle.path.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wattle.contact.ContactDirectory;
import dev.wattle.event.ContactAddress;
import dev.wattle.event.Identity;
import dev.wattle.path.Webhooks;
import dev.wattle.sandbox.hubspot.inbox.HubSpotInbox;
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
import org.springframework.beans.factory.annotation.Value;

/** The shared product with HubSpot's inbox as a channel, switched on for a while. */
@FullStack
class HubSpotInboxPathTest {

  private static final List<String> FLOWS =
      List.of(
          "message-received-to-hubspot-inbox",
          "hubspot-reply-received",
          "hubspot-reply-to-event",
          "hubspot-reply-to-whatsapp",
          "message-status-to-hubspot-inbox",
          "message-failed-to-hubspot-inbox",
          "message-withheld-to-hubspot-inbox");

  @Autowired private Outside outside;
  @Autowired private CamelContext camel;
  @Autowired private ContactDirectory directory;
  @Autowired private HubSpotInbox inbox;

  @Value("${sandbox.base-url}")
  private String simulators;

  @Value("${wattle.public-port}")
  private String port;

  private SwitchedFlows flows;

  @BeforeEach
  void switchOn() throws Exception {
    Map<String, String> settings =
        Map.of(
            "hubspot-channel.base-url",
            simulators + "/hubspot",
            "hubspot-channel.token",
            "sandbox-hubspot-token",
            "hubspot-channel.client-secret",
            "sandbox-hubspot-client-secret",
            "hubspot-channel.id",
            HubSpotInbox.CHANNEL,
            "hubspot-channel.account-id",
            HubSpotInbox.CHANNEL_ACCOUNT,
            "hubspot-channel.number",
            "+61491570110",
            "hubspot-channel.url",
            "http://127.0.0.1:" + port + "/webhooks/hubspot-channel");
    flows = SwitchedFlows.on(camel, settings, FLOWS);
  }

  @AfterEach
  void switchOff() throws Exception {
    flows.off();
  }

  @Test
  void anAgentAnswersInTheInboxAndSeesWhatBecameOfIt() {
    String who = "AU.HSINBOX1";
    outside.webhook(Webhooks.textOf(who, "wamid.HSINBOX1"));
    eventually(() -> directory.find(ContactAddress.userId(who)).isPresent());
    String thread = "wa:" + directory.find(ContactAddress.userId(who)).orElseThrow();
    eventually(() -> inbox.messages(thread).size() == 1);
    ObjectNode answer = text("It is in stock.");
    String id = inbox.reply(thread, answer).path("id").asText();
    eventually(() -> sent(who, "It is in stock.") == 1);
    eventually(() -> "READ".equals(status(thread, id)));
    assertThat(inbox.messages(thread)).as("nothing comes back as an echo").hasSize(2);
  }

  @Test
  void anAgentWhoseAnswerComesTooLateReadsWhy() {
    String who = "AU.HSINBOX2";
    String thread = "wa:" + directory.resolve(new Identity(null, who, null, null, null));
    inbox.answer(
        "POST", List.of("custom-channels", HubSpotInbox.CHANNEL, "messages"), old(thread, who));
    String id = inbox.reply(thread, text("Are you still interested?")).path("id").asText();
    eventually(() -> "FAILED".equals(status(thread, id)));
    assertThat(message(thread, id).at("/status/errorMessage").asText())
        .startsWith("Not sent to WhatsApp: the person last wrote more than 24 hours ago.");
    assertThat(sent(who, "Are you still interested?")).isZero();
  }

  /** A message of a time when nobody knew Wattle. */
  private JsonNode old(String thread, String who) {
    return outside.tree(
        """
        {"channelAccountId": "901", "messageDirection": "INCOMING", "text": "Hi", "timestamp": "2026-01-01T00:00:00Z",
         "attachments": [], "integrationThreadId": "%s",
         "senders": [{"deliveryIdentifier": {"type": "CHANNEL_SPECIFIC_OPAQUE_ID", "value": "%s"}}],
         "recipients": [{"deliveryIdentifier": {"type": "HS_PHONE_NUMBER", "value": "+61491570110"}}]}
        """
            .formatted(thread, who));
  }

  private long sent(String who, String text) {
    return outside
        .requests("whatsapp")
        .map(Object::toString)
        .filter(request -> request.contains(who) && request.contains(text))
        .count();
  }

  private String status(String thread, String id) {
    return message(thread, id).at("/status/statusType").asText();
  }

  private ObjectNode message(String thread, String id) {
    return inbox.messages(thread).stream()
        .filter(one -> id.equals(one.path("id").asText()))
        .findFirst()
        .orElseThrow();
  }

  private static ObjectNode text(String text) {
    return JsonNodeFactory.instance.objectNode().put("text", text);
  }

  private static void eventually(Callable<Boolean> condition) {
    await().atMost(Duration.ofSeconds(40)).ignoreExceptions().until(condition);
  }
}
