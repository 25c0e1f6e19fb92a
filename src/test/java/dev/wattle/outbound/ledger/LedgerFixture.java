package dev.wattle.outbound.ledger;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wattle.contact.cipher.AddressVault;
import dev.wattle.event.ContactAddress;
import dev.wattle.event.ContactId;
import dev.wattle.event.EventId;
import dev.wattle.event.MessageRequested;
import dev.wattle.event.Position;
import dev.wattle.event.Purpose;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The ledger put together by hand, and messages to put into it. */
public final class LedgerFixture {

  public static final String NUMBER = "100000000000001";
  public static final ContactId KERRY = new ContactId(UUID.nameUUIDFromBytes(new byte[] {1}));
  public static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  public final MessageClaims claims;
  public final MessageVerdicts verdicts;
  public final MessageOutcomes outcomes;
  public final StatusJoiner joiner;
  public final MessageLedger ledger;

  public LedgerFixture(DataSource dataSource, Clock clock) {
    JdbcClient jdbc = JdbcClient.create(dataSource);
    MessageColumns columns = new MessageColumns(new ObjectMapper(), AddressVault.off());
    joiner =
        new StatusJoiner(
            new JdbcTemplate(dataSource),
            new StaticListableBeanFactory().getBeanProvider(FailureListener.class));
    claims = new MessageClaims(jdbc, columns, clock);
    verdicts = new MessageVerdicts(jdbc, columns, clock);
    outcomes = new MessageOutcomes(jdbc, joiner, clock);
    ledger = new MessageLedger(jdbc);
  }

  public MessageReceipt receipt(MessageRequested message) {
    return ledger.find(message.id()).orElseThrow();
  }

  public static MessageRequested text(String cause) {
    return message(cause, Purpose.SERVICE, "text", Map.of("body", "Hello"));
  }

  public static MessageRequested message(
      String cause, Purpose purpose, String type, Map<String, Object> content) {
    return new MessageRequested(
        EventId.from("test", cause),
        KERRY,
        ContactAddress.phone("+61491570156"),
        NUMBER,
        purpose,
        type,
        content,
        null,
        cause,
        "test",
        NOON,
        false,
        null);
  }

  public static Position at(long offset) {
    return new Position("outbound.v1", 0, offset);
  }
}
