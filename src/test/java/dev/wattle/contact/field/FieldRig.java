package dev.wattle.contact.field;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.wattle.contact.external.ExternalId.Account;
import dev.wattle.contact.mapping.Mappings;
import dev.wattle.contact.mapping.Mappings.Source;
import dev.wattle.event.ContactId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The field ledger over the real database. No configuration of the product's own scan. */
@Import({FieldLedger.class, FieldRows.class, FieldMerges.class})
public class FieldRig {

  static final Account CRM = new Account("crm-a", "default");
  static final Account WHATSAPP = new Account("whatsapp", "default");

  private static final String FIELDS =
      "contact: { name: text, city: text, owner: text, language: text }";
  private static final String CRM_A =
      """
      vendor: crm-a
      contact:
        name: { theirs: firstname }
        city: { theirs: town }
        owner: { theirs: owner_id, owner: vendor }
        language: { theirs: lang, owner: wattle, direction: both }
      """;

  @Bean
  Mappings mappings() {
    return Mappings.read(
            new Source("fields", "fields", FIELDS), List.of(new Source("crm-a", "crm-a", CRM_A)))
        .mappings();
  }

  @Bean
  Told told(FieldLedger ledger, PlatformTransactionManager transactions) {
    return new Told(ledger, new TransactionTemplate(transactions));
  }

  /** What systems tell the ledger, each in a transaction of its own. */
  record Told(FieldLedger ledger, TransactionTemplate transaction) {

    FieldOutcome by(
        Account origin, ContactId who, String field, @Nullable String value, Instant at) {
      Map<String, JsonNode> fields = new LinkedHashMap<>();
      fields.put(field, value == null ? NullNode.getInstance() : TextNode.valueOf(value));
      return java.util.Objects.requireNonNull(
          transaction.execute(
              status -> ledger.apply(who, new FieldChange(origin, fields, at, false))));
    }
  }
}
