package dev.wattle.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.path.Webhooks;
import dev.wattle.testing.FullStack;
import dev.wattle.testing.LogGuard;
import dev.wattle.testing.Outside;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** The whole product with its addresses encrypted: nobody outside the database notices. */
@FullStack
@ExtendWith(LogGuard.class)
@TestPropertySource(
    properties = {
      "wattle.contact.encryption.keys[0].id=test",
      "wattle.contact.encryption.keys[0].key=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
      "wattle.contact.encryption.index-key=0123456789abcdef0123456789abcdef"
    })
class EncryptedPathTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** The simulators' own, and what is forgotten by itself after some days. */
  private static final List<String> LEFT_OUT =
      List.of("sandbox_object", "sandbox_event", "processed_key", "flyway_schema_history");

  @Autowired private Outside outside;
  @Autowired private JdbcClient jdbc;

  @Test
  void aMessageIsAnsweredAndNoTableShowsTheNumber() {
    outside.webhook(Webhooks.text("61491570159", "Kerry", "wamid.SEALED1", "Is it in yet?"));

    await().atMost(PATIENCE).until(() -> person("%2B61491570159").at("/messages/0").isObject());
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                outside
                    .requests("whatsapp")
                    .anyMatch(sent -> "+61491570159".equals(sent.at("/body/to").asText())));
    assertThat(tablesWith("61491570159")).isEmpty();
    assertThat(person("%2B61491570159").at("/id").asText()).isNotEmpty();
  }

  @Test
  void consentPackExportAndErasureKnowThePerson() {
    Someone kerry = new Someone(outside, "AU.sealed01").decides("given", "2026-02-01T00:00:00Z");
    kerry.isSent("sealed-1");
    String id = kerry.contact().path("id").textValue();
    assertThat(tablesWith(kerry.userId)).isEmpty();

    JsonNode pack = person("AU.sealed01/consent-pack");
    assertThat(pack.toString()).contains(kerry.userId);
    assertThat(pack.at("/messages/0/to").asText()).isEqualTo(kerry.userId);
    assertThat(outside.admin("GET", "/ops/contacts/AU.sealed01/export", "").statusCode())
        .isEqualTo(200);

    String asked =
        outside.api("POST", "/api/contacts/AU.sealed01/erasure?reason=letter", "").body();
    String receipt = "/api/erasures/" + outside.tree(asked).path("id").textValue();
    await()
        .atMost(PATIENCE)
        .until(() -> outside.api("GET", receipt, "").body().contains("\"done\""));
    assertThat(
            outside.tree(outside.api("GET", receipt, "").body()).at("/erased/identities").asInt())
        .isEqualTo(1);
    kerry.decides("given", "2026-02-02T00:00:00Z");
    assertThat(kerry.contact().path("id").textValue()).isEqualTo(id);
  }

  private JsonNode person(String path) {
    return outside.tree(outside.api("GET", "/api/contacts/" + path, "").body());
  }

  private List<String> tablesWith(String text) {
    return jdbc
        .sql("select tablename from pg_tables where schemaname = 'public' order by 1")
        .query(String.class)
        .list()
        .stream()
        .filter(table -> !LEFT_OUT.contains(table))
        .filter(
            table ->
                jdbc.sql("select exists (select from %s x where x::text like ?)".formatted(table))
                    .param("%" + text + "%")
                    .query(Boolean.class)
                    .single())
        .toList();
  }
}
