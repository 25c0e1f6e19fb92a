package dev.wattle.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.consent.chain.ChainVerifier;
import dev.wattle.testing.FullStack;
import dev.wattle.testing.LogGuard;
import dev.wattle.testing.Outside;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@FullStack
@ExtendWith(LogGuard.class)
class ErasureTest {

  /** The simulators' own, and what is forgotten by itself after some days. */
  private static final List<String> LEFT_OUT =
      List.of("sandbox_object", "sandbox_event", "processed_key", "flyway_schema_history");

  @Autowired private Outside outside;
  @Autowired private JdbcClient jdbc;
  @Autowired private ChainVerifier chain;

  @Test
  void leavesNeitherAddressNorNameNorContentInAnyTable() {
    Someone kerry = new Someone(outside, "AU.erase01").decides("given", "2026-02-01T00:00:00Z");
    kerry.isSent("erase-1");
    String id = kerry.contact().path("id").textValue();
    parked(kerry.userId);
    subscribed(kerry.userId);
    talked(id, kerry.userId);
    assertThat(tablesWith(kerry.userId))
        .contains("contact_identity", "message", "complaint", "consent_review", "consent_reply")
        .contains("opt_in_question", "held_withdrawal", "automatic_withdrawal");

    JsonNode receipt = erase(kerry);

    assertThat(tablesWith(kerry.userId)).isEmpty();
    assertThat(tablesWith(hex(kerry.userId))).isEmpty();
    assertThat(receipt.at("/erased/identities").intValue()).isEqualTo(1);
    assertThat(receipt.at("/erased/messages").intValue()).isEqualTo(1);
    assertThat(receipt.at("/erased/deadLetters").intValue()).isEqualTo(1);
    assertThat(receipt.at("/erased/webhookDeliveries").intValue()).isEqualTo(1);
    leavesThePackWithDecisionsOnly(kerry, id);
  }

  private void leavesThePackWithDecisionsOnly(Someone kerry, String id) {
    JsonNode pack = pack(kerry);
    assertThat(pack.at("/person/id").textValue()).isEqualTo(id);
    assertThat(pack.toString()).doesNotContain("Kerry", kerry.userId, "anna");
    assertThat(pack.at("/messages/0/verdicts/0/outcome").textValue()).isEqualTo("send");
    assertThat(pack.at("/consents/2/wording/text").textValue()).contains("WhatsApp");
    assertThat(outside.events())
        .anySatisfy(
            event -> {
              assertThat(event.path("type").textValue()).isEqualTo("ops.contact.erased");
              assertThat(event.path("subject").textValue()).isEqualTo(id);
            });
  }

  @Test
  void keepsAnAddressThatComesBackByAnOldListWithdrawn() {
    Someone kerry = new Someone(outside, "AU.erase02").decides("given", "2026-02-01T00:00:00Z");
    String id = kerry.contact().path("id").textValue();

    erase(kerry);
    kerry.decides("given", "2026-02-02T00:00:00Z");

    assertThat(kerry.contact().path("id").textValue()).isEqualTo(id);
    assertThat(kerry.contact().at("/consents/marketing/rule").textValue())
        .isEqualTo("consent.withdrawn");
    assertThat(kerry.isSent("erase-2").at("/verdict/rule").textValue())
        .isEqualTo("consent.withdrawn");
  }

  @Test
  void letsThePersonAgreeAnew() {
    Someone kerry = new Someone(outside, "AU.erase03").decides("given", "2026-02-01T00:00:00Z");
    erase(kerry);

    kerry.decides("given", "");

    assertThat(kerry.contact().at("/consents/marketing/allowed").booleanValue()).isTrue();
  }

  @Test
  void leavesTheLedgerVerifiable() {
    Someone kerry = new Someone(outside, "AU.erase04").decides("given", "2026-02-01T00:00:00Z");
    long row = pack(kerry).at("/consents/0/row").longValue();
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> count("select count(*) from consent_seal where row_id = " + row) == 1);

    erase(kerry);

    assertThat(
            count(
                "select count(*) from consent where evidence = '{\"erased\": true}' and id = "
                    + row))
        .isEqualTo(1);
    assertThat(chain.verify(List.of()).findings())
        .noneMatch(finding -> finding.row() != null && finding.row() == row);
  }

  @Test
  void isForKeysWithTheScopeAndForAdministratorsAndIsWrittenDown() {
    Someone kerry = new Someone(outside, "AU.erase05").decides("given", "2026-02-01T00:00:00Z");
    String path = "/contacts/" + kerry.userId + "/erasure";

    assertThat(outside.anonymous("POST", "/api" + path, "").statusCode()).isEqualTo(401);
    HttpResponse<String> receipt = outside.admin("POST", "/ops" + path + "?reason=by+letter", "");

    assertThat(receipt.statusCode()).as(receipt.body()).isEqualTo(202);
    assertThat(outside.tree(receipt.body()).path("reason").textValue()).isEqualTo("by letter");
    assertThat(outside.admin("GET", "/ops/audit?act=person.erase&who=admin", "").body())
        .contains(outside.tree(receipt.body()).path("contact").textValue());
    assertThat(outside.api("GET", "/api/erasures/nothing", "").statusCode()).isEqualTo(404);
  }

  private JsonNode erase(Someone person) {
    String path = "/api/contacts/" + person.userId + "/erasure?reason=asked";
    HttpResponse<String> answer = outside.api("POST", path, "");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    String receipt = "/api/erasures/" + outside.tree(answer.body()).path("id").textValue();
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> get(receipt).path("state").textValue().equals("done"));
    return get(receipt);
  }

  private JsonNode pack(Someone person) {
    return get("/api/contacts/" + person.userId + "/consent-pack");
  }

  private JsonNode get(String path) {
    return outside.tree(outside.api("GET", path, "").body());
  }

  private void parked(String address) {
    jdbc.sql(
            """
            insert into dead_letter (id, flow, event, kind, code, message, part, off, headers, payload, parked_at)
            values (?, 'some-flow', 'e', 'REFUSED', 'x.y', 'm', 0, 0, '{}', convert_to(?, 'UTF8'), now())
            """)
        .params("letter-" + address.hashCode(), "{\"from\":\"" + address + "\"}")
        .update();
  }

  private void talked(String id, String said) {
    for (String sql :
        List.of(
            "consent_review (contact_id, message_id, address, text, said_at) values (:id, :said, :said, :said, now())",
            "consent_reply (contact_id, kind, cause, at) values (:id, 'k', :said, now())",
            "opt_in_question (contact_id, cause, text, language, asked_at, expires_at) values (:id, :said, :said, 'en', now(), now())",
            "automatic_withdrawal (contact_id, source, at) values (:id, :said, now())",
            "held_withdrawal (contact_id, source, evidence, evidence_key, said_at, held_at, fate) values (:id, 's', to_jsonb(:said::text), :said, now(), now(), 'applied')",
            "complaint (id, contact_id, address, channel, source, message_id, text, opened_at, due_at) values (gen_random_uuid(), :id, :said, 'c', 's', :said, :said, now(), now())")) {
      jdbc.sql("insert into " + sql).param("id", UUID.fromString(id)).param("said", said).update();
    }
  }

  private void subscribed(String text) {
    String sql =
        """
        with hook as (insert into webhook (id, name, url, types, secret, created_at) values (gen_random_uuid(), 'n', 'u', '{none}', '', now()) returning id) insert into webhook_delivery (webhook_id, event_id, type, lane, body, next_at, created_at) select id, 'e', 't', 'l', convert_to(?, 'UTF8'), 'infinity', now() from hook""";
    jdbc.sql(sql).param(text).update();
  }

  private List<String> tablesWith(String text) {
    List<String> found = new ArrayList<>();
    for (String table :
        jdbc.sql("select tablename from pg_tables where schemaname = 'public'")
            .query(String.class)
            .list()) {
      String sql = "select count(*) from " + table + " t where t::text like '%" + text + "%'";
      if (!LEFT_OUT.contains(table) && count(sql) > 0) {
        found.add(table);
      }
    }
    return found;
  }

  private long count(String sql) {
    return jdbc.sql(sql).query(Long.class).single();
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes());
  }
}
