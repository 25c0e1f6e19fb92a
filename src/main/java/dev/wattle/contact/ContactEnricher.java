package dev.wattle.contact;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import dev.wattle.contact.ContactFacts.Fact;
import dev.wattle.event.ContactId;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Content Enricher (EIP): who the person is, their ids elsewhere, the open tickets, the last order.
 * Cached.
 */
@Component
public class ContactEnricher implements MergeListener {

  private static final Map<String, String> GROUPS =
      Map.of(
          "external-id",
          "externalIds",
          "open-ticket",
          "openTickets",
          "answered-ticket",
          "answeredTickets",
          "field",
          "fields",
          "gone-from",
          "goneFrom");
  private static final long MINUTES = 5;
  private static final byte[] GONE = {};
  private static final long SECONDS_GONE = 3;

  private final ContactDirectory directory;
  private final ContactFacts facts;
  private final ObjectMapper json;
  private final IMap<UUID, byte[]> cache;

  ContactEnricher(
      ContactDirectory directory,
      ContactFacts facts,
      ObjectMapper json,
      HazelcastInstance hazelcast) {
    this.directory = directory;
    this.facts = facts;
    this.json = json;
    this.cache = hazelcast.getMap("contact-enrichment");
  }

  /**
   * {@code id, name, phone, userId, email, externalIds{vendor: id}, openTickets{vendor: id},
   * answeredTickets{vendor: id}, lastOrder, fields{name: value}, goneFrom{vendor: {fate, id}}};
   * parts that are not known are absent.
   */
  public JsonNode enrich(ContactId contact) {
    byte[] cached = cache.get(contact.value());
    try {
      if (cached != null && cached.length > 0) {
        return json.readTree(cached);
      }
      JsonNode fresh = read(contact);
      cache.putIfAbsent(contact.value(), json.writeValueAsBytes(fresh), MINUTES, TimeUnit.MINUTES);
      return fresh;
    } catch (IOException e) {
      throw new IllegalStateException("contact.cache-unreadable", e);
    }
  }

  /** Remembers a fact and drops what the cluster had cached; an empty value forgets. */
  public void remember(ContactId contact, String kind, String vendor, @Nullable JsonNode value) {
    if (value == null || value.isNull() || value.asText("-").isEmpty()) {
      facts.forget(contact, kind, vendor);
    } else {
      facts.put(contact, kind, vendor, value);
    }
    forget(contact);
  }

  /** What is cached of either shows half a person: forgotten now, and again once all can see it. */
  @Override
  public void merged(ContactMerge merge) {
    forget(merge.survivor());
    if (TransactionSynchronizationManager.isSynchronizationActive()) {
      TransactionSynchronizationManager.registerSynchronization(
          new TransactionSynchronization() {
            @Override
            public void afterCommit() {
              List.of(merge.survivor(), merge.merged()).forEach(id -> drop(id.value()));
            }
          });
    }
  }

  /** What the cluster had cached of the person is read anew. */
  public void forget(ContactId contact) {
    directory.family(contact).forEach(this::drop);
  }

  /** Whoever began to read before the change may not put back what they saw. */
  private void drop(UUID contact) {
    cache.set(contact, GONE, SECONDS_GONE, TimeUnit.SECONDS);
  }

  private JsonNode read(ContactId contact) {
    ObjectNode node = json.createObjectNode().put("id", contact.toString());
    Optional<ContactProfile> profile = directory.profile(contact);
    profile.ifPresent(known -> describe(node, known));
    node.putObject("externalIds");
    node.putObject("openTickets");
    node.putObject("fields");
    facts.of(contact).forEach(fact -> add(node, fact));
    putIf(node, "name", node.at("/fields/name").textValue());
    return node;
  }

  private static void describe(ObjectNode node, ContactProfile known) {
    node.put("id", known.id().toString());
    putIf(node, "name", known.name());
    putIf(node, "phone", known.latest("phone"));
    putIf(node, "userId", known.latest("user_id"));
    putIf(node, "email", known.latest("email"));
  }

  private static void add(ObjectNode node, Fact fact) {
    @Nullable String group = GROUPS.get(fact.kind());
    if (group != null) {
      node.withObjectProperty(group).set(fact.vendor(), fact.value());
    } else if ("last-order".equals(fact.kind())) {
      node.set("lastOrder", fact.value());
    }
  }

  private static void putIf(ObjectNode node, String field, @Nullable String value) {
    if (value != null) {
      node.put(field, value);
    }
  }
}
