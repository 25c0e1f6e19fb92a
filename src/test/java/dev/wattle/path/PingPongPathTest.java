package dev.wattle.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.contact.ContactDirectory;
import dev.wattle.contact.ContactEnricher;
import dev.wattle.event.ContactAddress;
import dev.wattle.event.ContactId;
import dev.wattle.testing.FullStack;
import dev.wattle.testing.Outside;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The same person changed in a CRM and on WhatsApp within a second, two accounts of that CRM, every
 * webhook three times in any order: one contact, one stable state, no echo.
 */
@FullStack
class PingPongPathTest {

  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final List<String> ACCOUNTS = List.of("hubspot", "hubspot-nz");

  @Autowired private Outside outside;
  @Autowired private CamelContext camel;
  @Autowired private ContactDirectory directory;
  @Autowired private ContactEnricher enricher;

  @BeforeEach
  void threeTimesInAnyOrder() throws Exception {
    addTheSecondAccount();
    deliver("{\"times\":3,\"shuffled\":true}");
  }

  @AfterEach
  void asUsual() {
    deliver("{\"times\":1,\"shuffled\":false}");
  }

  @Test
  void changesOnBothSidesEndInOneStateWithoutEcho() {
    String who = "AU.PINGPONG1";
    write(who, "wamid.PING1", "Ann");
    eventually(() -> ACCOUNTS.stream().allMatch(account -> "Ann".equals(name(account, who))));
    settle();
    long calls = calls(who);

    edit("hubspot", who, "{\"firstname\":\"Annabel\",\"city\":\"Perth\"}");
    write(who, "wamid.PING2", "Ann Lee");
    edit("hubspot-nz", who, "{\"firstname\":\"Anna\"}");

    eventually(() -> ACCOUNTS.stream().allMatch(a -> "Perth".equals(value(a, who, "city"))));
    settle();
    String name = enricher.enrich(contact(who)).at("/fields/name").asText();
    assertThat(List.of("Annabel", "Ann Lee", "Anna")).contains(name);
    eventually(() -> ACCOUNTS.stream().allMatch(account -> name.equals(name(account, who))));
    settle();
    long changes = changes(contact(who));
    System.out.printf("ping-pong calls=%d changes=%d name=%s%n", calls(who) - calls, changes, name);
    assertThat(calls(who) - calls).as("writes for four changes in three systems").isBetween(2L, 8L);
    assertThat(changes).isBetween(2L, 5L);
    assertThat(records(who)).containsExactly(1L, 1L);
  }

  @Test
  void consentTakenAwayInTheCrmIsWithdrawnAndAStopIsShownThere() {
    String who = "AU.PINGPONG2";
    write(who, "wamid.PING3", "Bea");
    eventually(() -> ACCOUNTS.stream().allMatch(account -> "Bea".equals(name(account, who))));

    edit("hubspot-nz", who, "{\"whatsapp_opt_in\":\"opted_out\"}");

    eventually(() -> withdrawn(who));
    eventually(() -> "opted_out".equals(value("hubspot", who, "whatsapp_opt_in")));
    edit("hubspot", who, "{\"whatsapp_opt_in\":\"opted_in\"}");
    eventually(() -> "opted_out".equals(value("hubspot", who, "whatsapp_opt_in")));
    assertThat(withdrawn(who)).isTrue();
  }

  @Test
  void whatTheCrmKnowsIsAtHandWhenAConversationBegins() {
    String who = "AU.PINGPONG3";
    write(who, "wamid.PING5", "Cleo");
    eventually(() -> "Cleo".equals(name("hubspot", who)));

    edit("hubspot", who, "{\"hubspot_owner_id\":\"77\",\"lifecyclestage\":\"customer\"}");

    eventually(() -> "77".equals(enricher.enrich(contact(who)).at("/fields/owner").asText()));
    eventually(() -> "customer".equals(enricher.enrich(contact(who)).at("/fields/stage").asText()));
    assertThat(enricher.enrich(contact(who)).at("/externalIds").toString())
        .contains("\"hubspot\":", "\"hubspot/nz\":");
  }

  /** As an integrator adds it: copies of the flows, with settings and an account of their own. */
  private void addTheSecondAccount() throws Exception {
    for (String flow :
        List.of(
            "contact-changed-to-hubspot-nz",
            "hubspot-nz-contact-changed-received",
            "hubspot-nz-contact-changed-to-event")) {
      if (camel.getRoute(flow) == null) {
        Resource copy =
            ResourceHelper.resolveResource(
                camel, "classpath:second-account/" + flow + ".camel.yaml");
        PluginHelper.getRoutesLoader(camel).loadRoutes(copy);
      }
    }
  }

  private void deliver(String manner) {
    ACCOUNTS.forEach(
        account -> outside.admin("PUT", "/sandbox/crm/" + account + "/webhooks", manner));
  }

  private void write(String who, String wamid, String name) {
    String body = Webhooks.textOf(who, wamid).replace("\"Robin\"", "\"" + name + "\"");
    assertThat(outside.webhook(body).statusCode()).isEqualTo(200);
  }

  private void edit(String account, String who, String properties) {
    String path =
        "/sandbox/crm/" + account + "/contacts/" + record(account, who).path("id").asText();
    assertThat(outside.admin("PATCH", path, properties).statusCode()).isEqualTo(200);
  }

  /** No webhook on its way, and no further call for a second and a half. */
  private void settle() {
    AtomicLong seen = new AtomicLong(-1);
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(250))
        .during(Duration.ofMillis(1500))
        .until(
            () -> {
              long now = allCalls();
              return seen.getAndSet(now) == now
                  && ACCOUNTS.stream().allMatch(account -> underWay(account) == 0);
            });
  }

  private long underWay(String account) {
    return outside
        .tree(outside.admin("GET", "/sandbox/crm/" + account, "").body())
        .path("webhooksUnderWay")
        .asLong();
  }

  private JsonNode record(String account, String who) {
    String path = "/sandbox/crm/" + account + "/contacts/whatsapp_id/" + who;
    return outside.tree(outside.admin("GET", path, "").body());
  }

  private String value(String account, String who, String property) {
    return record(account, who).at("/properties/" + property).asText();
  }

  private String name(String account, String who) {
    return value(account, who, "firstname");
  }

  private Stream<Long> records(String who) {
    return ACCOUNTS.stream()
        .map(account -> record(account, who).path("id").asText())
        .map(id -> id.isEmpty() ? 0L : 1L);
  }

  private long calls(String who) {
    return ACCOUNTS.stream()
        .flatMap(outside::requests)
        .filter(request -> request.path("path").asText().contains("contacts/batch/upsert"))
        .filter(request -> request.path("body").toString().contains(who))
        .count();
  }

  private long allCalls() {
    return ACCOUNTS.stream().flatMap(outside::requests).count();
  }

  private long changes(ContactId contact) {
    return outside
        .events()
        .filter(event -> "contact.changed".equals(event.path("type").asText()))
        .filter(event -> contact.toString().equals(event.path("subject").asText()))
        .count();
  }

  private ContactId contact(String who) {
    return directory.find(ContactAddress.userId(who)).orElseThrow();
  }

  private boolean withdrawn(String who) {
    JsonNode person = outside.tree(outside.api("GET", "/api/contacts/" + who, "").body());
    return "withdrawn".equals(person.at("/consents/marketing/state").asText());
  }

  private static void eventually(Callable<Boolean> condition) {
    await().atMost(PATIENCE).until(condition);
  }
}
