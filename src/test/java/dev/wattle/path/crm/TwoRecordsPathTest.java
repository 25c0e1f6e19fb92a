package dev.wattle.path.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wattle.contact.ContactDirectory;
import dev.wattle.contact.ContactEnricher;
import dev.wattle.contact.external.IdentityReview;
import dev.wattle.contact.external.IdentityReviews;
import dev.wattle.event.ContactAddress;
import dev.wattle.event.ContactId;
import dev.wattle.path.Webhooks;
import dev.wattle.sandbox.SandboxRequest;
import dev.wattle.sandbox.hubspot.HubSpotSimulator;
import dev.wattle.testing.FullStack;
import dev.wattle.testing.Outside;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A person we know in a CRM, and a second record there that has their e-mail address. */
@FullStack
class TwoRecordsPathTest {

  private static final String WHO = "AU.DUP4";
  private static final String EMAIL = "dup4@example.com";

  @Autowired private Outside outside;
  @Autowired private CamelContext camel;
  @Autowired private ContactDirectory directory;
  @Autowired private ContactEnricher enricher;
  @Autowired private IdentityReviews reviews;
  @Autowired private HubSpotSimulator hubspot;
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
  void aConflictWithAnotherRecordIsOneRowOfTheReviewListAndNobodyGuesses() {
    outside.webhook(Webhooks.textOf(WHO, "wamid.DUP4"));
    eventually(() -> crm.records(WHO).toList().equals(List.of(1L, 1L)));
    eventually(() -> known().equals(recordId()));
    String theirs = recordOfAColleague();

    crm.edit("hubspot-nz", WHO, "{\"email\":\"%s\"}".formatted(EMAIL));

    eventually(() -> !reviews().isEmpty());
    eventually(() -> crm.underWay("hubspot-nz") == 0);
    assertThat(reviews()).hasSize(1);
    assertThat(reviews().get(0).vendorIds()).containsExactly(recordId(), theirs);
    assertThat(known()).as("what was known holds").isEqualTo(recordId()).isNotEqualTo(theirs);
    assertThat(crm.value("hubspot", WHO, "email")).isNotEqualTo(EMAIL);
  }

  private String recordOfAColleague() {
    String body = "{\"properties\":{\"email\":\"%s\"},\"associations\":[]}".formatted(EMAIL);
    Map<String, String> token = Map.of("Authorization", "Bearer sandbox-hubspot-token");
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    hubspot.answer(new SandboxRequest("POST", "/crm/objects/2026-09/contacts", token, bytes));
    return hubspot.contact("email", EMAIL).orElseThrow().path("id").asText();
  }

  private String recordId() {
    return crm.record("hubspot", WHO).path("id").asText();
  }

  private List<IdentityReview> reviews() {
    String who = contact().toString();
    return reviews.list(true, 500).stream().filter(one -> one.ourId().equals(who)).toList();
  }

  private String known() {
    return enricher.enrich(contact()).at("/externalIds/hubspot").asText();
  }

  private ContactId contact() {
    return directory.find(ContactAddress.userId(WHO)).orElseThrow();
  }

  private static void eventually(Callable<Boolean> condition) {
    await().atMost(Duration.ofSeconds(40)).ignoreExceptions().until(condition);
  }
}
