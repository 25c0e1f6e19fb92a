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
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What colleagues join and delete in a CRM, as the world sees it. */
@FullStack
class RecordFatePathTest {

  private static final String CRM = "/sandbox/crm/hubspot";

  @Autowired private Outside outside;
  @Autowired private ContactDirectory directory;
  @Autowired private ContactEnricher enricher;

  @Test
  void aMergeIsFollowedADeletionForgottenAndAnErasureToldToAnOperator() {
    String who = "AU.HSFATE1";
    String first = recordOf(who, "wamid.HSFATE1");
    String other = recordOf("AU.HSFATE2", "wamid.HSFATE2");
    String stays =
        outside
            .tree(outside.admin("POST", CRM + "/contacts/" + first + "/merge/" + other, "").body())
            .path("id")
            .asText();
    eventually(() -> known(who).at("/externalIds/hubspot").asText().equals(stays));
    assertThat(outside.admin("GET", "/ops/identity/reviews", "").body()).contains(stays);

    outside.admin("DELETE", CRM + "/contacts/" + stays + "?privacy=true", "");
    eventually(() -> known(who).at("/goneFrom/hubspot/fate").asText().equals("erased"));
    assertThat(known(who).path("externalIds").has("hubspot")).isFalse();
    String contact = contact(who).toString();
    eventually(() -> isToldOf(contact));
    assertThat(directory.find(ContactAddress.userId(who))).as("nobody is erased here").isPresent();
  }

  private boolean isToldOf(String contact) {
    return outside
        .events()
        .anyMatch(
            event ->
                event.path("type").asText().equals("ops.alarm")
                    && event.at("/data/about").asText().equals("erasure")
                    && event.at("/data/key").asText().equals(contact));
  }

  private String recordOf(String who, String wamid) {
    outside.webhook(Webhooks.textOf(who, wamid));
    eventually(() -> known(who).at("/externalIds/hubspot").isTextual());
    return known(who).at("/externalIds/hubspot").asText();
  }

  private JsonNode known(String who) {
    return enricher.enrich(contact(who));
  }

  private ContactId contact(String who) {
    return directory.find(ContactAddress.userId(who)).orElseThrow();
  }

  private static void eventually(Callable<Boolean> condition) {
    await().atMost(Duration.ofSeconds(40)).ignoreExceptions().until(condition);
  }
}
