package dev.wattle.path.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.contact.ContactDirectory;
import dev.wattle.contact.ContactEnricher;
import dev.wattle.event.ContactAddress;
import dev.wattle.path.Webhooks;
import dev.wattle.testing.FullStack;
import dev.wattle.testing.Outside;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Two accounts of one CRM side by side: what befalls one of them is none of the other's business.
 */
@FullStack
class TwoAccountsPathTest {

  private static final Duration PATIENCE = Duration.ofSeconds(40);

  @Autowired private Outside outside;
  @Autowired private CamelContext camel;
  @Autowired private ContactDirectory directory;
  @Autowired private ContactEnricher enricher;
  private CrmAccounts crm;

  @BeforeEach
  void addTheSecond() throws Exception {
    CrmAccounts.addTheSecond(camel);
    crm = new CrmAccounts(outside);
  }

  @AfterEach
  void heal() {
    outside.admin("DELETE", "/sandbox/faults/hubspot-nz", "");
  }

  @Test
  void aTokenRevokedInOneStopsOnlyItsFlowsAndEachKnowsThePersonByAnIdOfItsOwn() {
    List<String> people = List.of("AU.TWO1", "AU.TWO2", "AU.TWO3");
    outside.admin("PUT", "/sandbox/faults/hubspot-nz", "{\"status\":401}");
    people.forEach(this::write);

    people.forEach(who -> await().atMost(PATIENCE).until(() -> isIn("hubspot", who)));
    await().atMost(PATIENCE).until(() -> pausedForCredentials("contact-changed-to-hubspot-nz"));
    assertThat(pausedForCredentials("contact-changed-to-hubspot")).isFalse();
    assertThat(people).noneMatch(who -> isIn("hubspot-nz", who));
    outside.admin("DELETE", "/sandbox/faults/hubspot-nz", "");

    people.forEach(who -> await().atMost(PATIENCE).until(() -> isIn("hubspot-nz", who)));
    people.forEach(who -> assertThat(crm.records(who)).containsExactly(1L, 1L));
    people.forEach(who -> await().atMost(PATIENCE).untilAsserted(() -> knowsBoth(who)));
  }

  private void knowsBoth(String who) {
    JsonNode ids =
        enricher
            .enrich(directory.find(ContactAddress.userId(who)).orElseThrow())
            .path("externalIds");
    for (String account : CrmAccounts.ACCOUNTS) {
      assertThat(ids.path(account.replace("-", "/")).asText())
          .isEqualTo(crm.record(account, who).path("id").asText());
    }
  }

  private boolean isIn(String account, String who) {
    return !crm.record(account, who).path("id").asText().isEmpty();
  }

  private boolean pausedForCredentials(String flow) {
    JsonNode health = outside.tree(outside.admin("GET", "/actuator/health", "").body());
    return StreamSupport.stream(
            health.at("/components/breakers/details/paused").spliterator(), false)
        .filter(open -> flow.equals(open.path("flow").asText()))
        .anyMatch(open -> !open.path("because").asText().isEmpty());
  }

  private void write(String who) {
    assertThat(outside.webhook(Webhooks.textOf(who, "wamid." + who)).statusCode()).isEqualTo(200);
  }
}
