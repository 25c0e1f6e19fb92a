package dev.wattle.path.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.contact.ContactDirectory;
import dev.wattle.contact.ContactEnricher;
import dev.wattle.event.ContactAddress;
import dev.wattle.event.ContactId;
import dev.wattle.path.Webhooks;
import dev.wattle.testing.FullStack;
import dev.wattle.testing.Outside;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.CamelContext;
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

  @Autowired private Outside outside;
  @Autowired private CamelContext camel;
  @Autowired private ContactDirectory directory;
  @Autowired private ContactEnricher enricher;
  private CrmAccounts crm;

  @BeforeEach
  void threeTimesInAnyOrder() throws Exception {
    CrmAccounts.addTheSecond(camel);
    crm = new CrmAccounts(outside);
    crm.deliver("{\"times\":3,\"shuffled\":true}");
  }

  @AfterEach
  void asUsual() {
    crm.deliver("{\"times\":1,\"shuffled\":false}");
  }

  @Test
  void changesOnBothSidesEndInOneStateWithoutEcho() {
    String who = "AU.PINGPONG1";
    write(who, "wamid.PING1", "Ann");
    eventually(() -> everywhere(who, "firstname", "Ann"));
    settle();
    long before = crm.calls(who);

    crm.edit("hubspot", who, "{\"firstname\":\"Annabel\",\"city\":\"Perth\"}");
    write(who, "wamid.PING2", "Ann Lee");
    crm.edit("hubspot-nz", who, "{\"firstname\":\"Anna\"}");

    eventually(() -> everywhere(who, "city", "Perth"));
    settle();
    String name = enricher.enrich(contact(who)).at("/fields/name").asText();
    assertThat(name).isIn("Annabel", "Ann Lee", "Anna");
    assertThat(everywhere(who, "firstname", name)).isTrue();
    long calls = crm.calls(who) - before;
    long changes = changes(contact(who));
    System.out.printf("ping-pong calls=%d changes=%d name=%s%n", calls, changes, name);
    assertThat(calls).as("writes for four changes in three systems").isBetween(2L, 8L);
    assertThat(changes).isBetween(2L, 5L);
    assertThat(crm.records(who)).containsExactly(1L, 1L);
  }

  private boolean everywhere(String who, String property, String value) {
    return CrmAccounts.ACCOUNTS.stream()
        .allMatch(account -> value.equals(crm.value(account, who, property)));
  }

  @Test
  void consentTakenAwayInTheCrmIsWithdrawnAndAStopIsShownThere() {
    String who = "AU.PINGPONG2";
    write(who, "wamid.PING3", "Bea");
    eventually(
        () ->
            CrmAccounts.ACCOUNTS.stream()
                .allMatch(account -> "Bea".equals(crm.name(account, who))));

    crm.edit("hubspot-nz", who, "{\"whatsapp_opt_in\":\"opted_out\"}");

    eventually(() -> withdrawn(who));
    eventually(() -> "opted_out".equals(crm.value("hubspot", who, "whatsapp_opt_in")));
    crm.edit("hubspot", who, "{\"whatsapp_opt_in\":\"opted_in\"}");
    eventually(() -> "opted_out".equals(crm.value("hubspot", who, "whatsapp_opt_in")));
    assertThat(withdrawn(who)).isTrue();
  }

  @Test
  void whatTheCrmKnowsIsAtHandWhenAConversationBegins() {
    String who = "AU.PINGPONG3";
    write(who, "wamid.PING5", "Cleo");
    eventually(() -> "Cleo".equals(crm.name("hubspot", who)));

    crm.edit("hubspot", who, "{\"hubspot_owner_id\":\"77\",\"lifecyclestage\":\"customer\"}");

    eventually(() -> "77".equals(enricher.enrich(contact(who)).at("/fields/owner").asText()));
    eventually(() -> "customer".equals(enricher.enrich(contact(who)).at("/fields/stage").asText()));
    assertThat(enricher.enrich(contact(who)).at("/externalIds").toString())
        .contains("\"hubspot\":", "\"hubspot/nz\":");
  }

  @Test
  void aMappingIsHeldAgainstTheFieldsThatTheVendorHas() {
    JsonNode compared = outside.tree(outside.admin("GET", "/ops/mappings/hubspot", "").body());

    assertThat(compared.path("compared").asInt()).isGreaterThan(20);
    assertThat(compared.path("findings")).isEmpty();
    assertThat(outside.admin("GET", "/ops/mappings/nobody", "").statusCode()).isEqualTo(404);
  }

  private void write(String who, String wamid, String name) {
    String body = Webhooks.textOf(who, wamid).replace("\"Robin\"", "\"" + name + "\"");
    assertThat(outside.webhook(body).statusCode()).isEqualTo(200);
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
              long now = crm.allCalls();
              return seen.getAndSet(now) == now
                  && CrmAccounts.ACCOUNTS.stream().allMatch(account -> crm.underWay(account) == 0);
            });
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
