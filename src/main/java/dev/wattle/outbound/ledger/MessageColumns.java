package dev.wattle.outbound.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wattle.contact.cipher.AddressVault;
import dev.wattle.contact.cipher.SealedColumn;
import dev.wattle.event.ContactAddress;
import dev.wattle.event.ContactId;
import dev.wattle.event.MessageRequested;
import dev.wattle.event.Purpose;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A {@link MessageRequested} as columns of the table {@code message}, and back. */
@Component
class MessageColumns {

  static final String NAMES =
      "id, contact_id, address, number_id, purpose, type, template, content, reply_to, cause, flow, bulk, requested_at, fallback";
  static final String VALUES =
      ":id, :contact, :address, :number, :purpose, :type, :template, :content::jsonb, :reply, :cause, :flow, :bulk, :requested, :fallback::jsonb";

  /**
   * What goes out may be a fall-back, a substitute, or go to another address than was asked for.
   */
  static final String REPLACED =
      "type = excluded.type, template = excluded.template, content = excluded.content, address = excluded.address, fallback = excluded.fallback";

  private static final TypeReference<Map<String, Object>> CONTENT = new TypeReference<>() {};

  /** Stands before the id of a group. */
  private static final String GROUP = "group:";

  private static final String ADDRESS = "message.address";

  private final ObjectMapper json;
  private final AddressVault vault;

  MessageColumns(ObjectMapper json, AddressVault vault) {
    this.json = json;
    this.vault = vault;
  }

  /** For the job that encrypts what is plain. */
  @Bean
  static SealedColumn messageAddresses() {
    return new SealedColumn("message", "id", "address", ADDRESS, "ZZ.erased");
  }

  JdbcClient.StatementSpec bind(JdbcClient.StatementSpec sql, MessageRequested message) {
    return sql.param("id", message.id())
        .param("contact", message.to().value())
        .param("address", vault.seal(ADDRESS, written(message.address())))
        .param("number", message.from())
        .param("purpose", message.purpose().text())
        .param("type", message.type())
        .param("template", template(message))
        .param("content", write(message.content()))
        .param("fallback", message.fallback() == null ? null : write(message.fallback()))
        .param("reply", message.replyTo())
        .param("cause", message.cause())
        .param("flow", message.flow())
        .param("bulk", message.bulk())
        .param("requested", Timestamp.from(message.requestedAt()));
  }

  MessageRequested read(ResultSet row, int number) throws SQLException {
    return new MessageRequested(
        row.getString("id"),
        new ContactId(row.getObject("contact_id", UUID.class)),
        address(vault.open(ADDRESS, row.getString("address"))),
        row.getString("number_id"),
        Purpose.of(row.getString("purpose")),
        row.getString("type"),
        content(row.getString("content")),
        row.getString("reply_to"),
        row.getString("cause"),
        row.getString("flow"),
        row.getTimestamp("requested_at").toInstant(),
        row.getBoolean("bulk"),
        fallback(row.getString("fallback")));
  }

  private static @Nullable String template(MessageRequested message) {
    return message.isTemplate() && message.content().get("name") instanceof String name
        ? name
        : null;
  }

  private static String written(ContactAddress address) {
    return address.kind() == ContactAddress.Kind.GROUP ? GROUP + address.value() : address.value();
  }

  private static ContactAddress address(String value) {
    if (value.startsWith(GROUP)) {
      return ContactAddress.group(value.substring(GROUP.length()));
    }
    return value.startsWith("+") ? ContactAddress.phone(value) : ContactAddress.userId(value);
  }

  private String write(Map<String, Object> content) {
    try {
      return json.writeValueAsString(content);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("outbound.content-malformed: JSON values only", e);
    }
  }

  private @Nullable Map<String, Object> fallback(@Nullable String template) {
    return template == null ? null : content(template);
  }

  private Map<String, Object> content(String content) {
    try {
      return json.readValue(content, CONTENT);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("outbound.content-unreadable", e);
    }
  }
}
