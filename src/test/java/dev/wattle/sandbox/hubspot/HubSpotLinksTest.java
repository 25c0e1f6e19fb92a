package dev.wattle.sandbox.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.sandbox.SandboxDatabase;
import dev.wattle.sandbox.SandboxRig;
import dev.wattle.sandbox.SandboxRig.Reply;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records that are joined to others, and contacts that become one. */
class HubSpotLinksTest {

  private static final String OBJECTS = "/crm/objects/2026-09/";

  @TempDir Path folder;
  private SandboxRig rig;
  private HubSpotSimulator simulator;

  @BeforeEach
  void start() {
    SandboxDatabase.empty();
    HubSpotAccount account = new HubSpotAccount("hubspot", "token", "secret", null, 0);
    Records.PropertyChanges untold = (type, id, values, source) -> {};
    rig =
        new SandboxRig(
            folder,
            store -> {
              simulator =
                  new HubSpotSimulator(account, store, SandboxRig.JSON, untold, Clock.systemUTC());
              return simulator;
            });
  }

  @AfterEach
  void stop() {
    rig.close();
  }

  @Test
  void aLeadNeedsANameAndAContact() {
    String contact = contact("61491570156");
    assertThat(lead("{}", contact).status()).isEqualTo(400);
    String body = "{\"properties\":{\"hs_lead_name\":\"Kirra\"},\"associations\":[]}";
    assertThat(call("POST", OBJECTS + "leads", body).status()).isEqualTo(400);
    assertThat(lead("{\"hs_lead_name\":\"Kirra\"}", contact).status()).isEqualTo(201);
  }

  @Test
  void whatADealIsJoinedToIsReadInABatch() {
    String contact = contact("61491570156");
    String upsert =
        "{\"inputs\":[{\"idProperty\":\"whatsapp_conversation_id\",\"id\":\"o-1\",\"properties\":{}}]}";
    String deal =
        call("POST", OBJECTS + "deals/batch/upsert", upsert).json().at("/results/0/id").asText();
    String link = OBJECTS + "deals/" + deal + "/associations/default/contacts/" + contact;
    assertThat(call("PUT", link, "").status()).isEqualTo(200);
    String inputs = "{\"inputs\":[{\"id\":\"" + deal + "\"}]}";
    JsonNode read =
        call("POST", "/crm/associations/2026-09/deals/contacts/batch/read", inputs).json();
    assertThat(read.at("/results/0/to/0/toObjectId").asText()).isEqualTo(contact);
  }

  @Test
  void mergedContactsAreFoundByTheirOldIds() {
    String first = contact("61491570156");
    String second = contact("61491570157");
    String stays = simulator.merge(first, second);
    for (String old : new String[] {first, second, stays}) {
      Reply read = call("GET", OBJECTS + "contacts/" + old + "?properties=whatsapp_id", "");
      assertThat(read.json().path("id").asText()).isEqualTo(stays);
      assertThat(read.json().at("/properties/whatsapp_id").asText()).isEqualTo("61491570156");
    }
  }

  private Reply lead(String properties, String contact) {
    String body =
        "{\"properties\":%s,\"associations\":[{\"to\":{\"id\":\"%s\"},\"types\":[{\"associationTypeId\":578}]}]}";
    return call("POST", OBJECTS + "leads", body.formatted(properties, contact));
  }

  private String contact(String whatsAppId) {
    String body =
        "{\"inputs\":[{\"idProperty\":\"whatsapp_id\",\"id\":\"%s\",\"properties\":{}}]}"
            .formatted(whatsAppId);
    return call("POST", OBJECTS + "contacts/batch/upsert", body)
        .json()
        .at("/results/0/id")
        .asText();
  }

  private Reply call(String method, String path, String body) {
    return rig.call(method, path, body, "Authorization", "Bearer token");
  }
}
