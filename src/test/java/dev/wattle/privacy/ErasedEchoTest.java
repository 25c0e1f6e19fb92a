package dev.wattle.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.contact.ContactDirectory;
import dev.wattle.event.ContactAddress;
import dev.wattle.event.ContactId;
import dev.wattle.testing.FullStack;
import dev.wattle.testing.Outside;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A CRM that still has the person goes on telling of them. */
@FullStack
class ErasedEchoTest {

  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final String CRM = "/sandbox/crm/hubspot/contacts/";

  @Autowired private Outside outside;
  @Autowired private ContactDirectory directory;
  @Autowired private JdbcClient jdbc;

  @Test
  void bringsNothingBack() {
    Someone kerry = new Someone(outside, "AU.echo01").decides("given", "2026-02-01T00:00:00Z");
    ContactId contact = directory.find(ContactAddress.userId(kerry.userId)).orElseThrow();
    await().atMost(PATIENCE).until(() -> record(kerry).hasNonNull("id"));
    outside.api("POST", "/api/contacts/" + kerry.userId + "/erasure?reason=asked", "");
    await().atMost(PATIENCE).until(() -> erased(contact));

    String path = CRM + record(kerry).path("id").asText();
    assertThat(outside.admin("PATCH", path, "{\"firstname\":\"Echoed\"}").statusCode())
        .isEqualTo(200);

    await().atMost(PATIENCE).until(() -> outside.events().anyMatch(this::isEcho));
    await()
        .during(Duration.ofSeconds(2))
        .atMost(PATIENCE)
        .until(
            () ->
                erased(contact)
                    && rows("contact_field f", "f::text like '%Echoed%' and", contact) == 0);
  }

  private boolean isEcho(JsonNode event) {
    return "crm.contact.changed".equals(event.path("type").asText())
        && event.toString().contains("Echoed");
  }

  private JsonNode record(Someone person) {
    return outside.tree(outside.admin("GET", CRM + "whatsapp_id/" + person.userId, "").body());
  }

  private boolean erased(ContactId contact) {
    return rows("contact_identity", "", contact) == 0;
  }

  private long rows(String table, String and, ContactId contact) {
    return jdbc.sql("select count(*) from " + table + " where " + and + " contact_id = ?")
        .param(contact.value())
        .query(Long.class)
        .single();
  }
}
