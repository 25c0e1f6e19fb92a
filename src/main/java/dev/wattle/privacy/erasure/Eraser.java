package dev.wattle.privacy.erasure;

import dev.wattle.bus.EventPublisher;
import dev.wattle.consent.ConsentDecision;
import dev.wattle.consent.ConsentLedger;
import dev.wattle.consent.ConsentState;
import dev.wattle.contact.ContactDirectory;
import dev.wattle.contact.ContactEnricher;
import dev.wattle.contact.ContactProfile;
import dev.wattle.contact.ContactProfile.KnownIdentity;
import dev.wattle.contact.pseudonym.Pseudonyms;
import dev.wattle.event.ContactId;
import dev.wattle.event.Event;
import dev.wattle.event.EventId;
import dev.wattle.event.Purpose;
import dev.wattle.media.MediaShelf;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Erases a person. Every step may be repeated; whoever crashes in between begins anew. */
@Component
class Eraser {

  private static final Logger LOG = LoggerFactory.getLogger(Eraser.class);

  private final ErasureRows rows;
  private final ContactDirectory directory;
  private final ContactEnricher enricher;
  private final Pseudonyms pseudonyms;
  private final ConsentLedger ledger;
  private final MediaShelf media;
  private final Traces traces;
  private final EventPublisher publisher;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Eraser(
      ErasureRows rows,
      ContactDirectory directory,
      ContactEnricher enricher,
      Pseudonyms pseudonyms,
      ConsentLedger ledger,
      MediaShelf media,
      Traces traces,
      EventPublisher publisher,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.rows = rows;
    this.directory = directory;
    this.enricher = enricher;
    this.pseudonyms = pseudonyms;
    this.ledger = ledger;
    this.media = media;
    this.traces = traces;
    this.publisher = publisher;
    this.transaction = new TransactionTemplate(transactions);
    this.clock = clock;
  }

  /** Nothing happens if it is done. */
  void erase(UUID id) {
    Erasure erasure = rows.find(id).orElseThrow();
    if (erasure.state().equals("done")) {
      return;
    }
    ContactId contact = new ContactId(erasure.contact());
    withdraw(contact, id);
    // While the ids elsewhere are still known, so that flows can erase there.
    publisher.publish(told(erasure, contact)).join();
    int files = media.erase(directory.family(contact));
    Map<String, Object> counts =
        Objects.requireNonNull(transaction.execute(status -> erase(contact)));
    enricher.forget(contact);
    counts.put("files", files);
    rows.done(id, counts, clock.instant());
    LOG.info("person-erased erasure={} contact={} counts={}", id, contact, counts);
  }

  /** Whoever wants to be forgotten wants no offers; their address may come back by a list. */
  private void withdraw(ContactId contact, UUID erasure) {
    for (Purpose purpose : List.of(Purpose.MARKETING, Purpose.UTILITY)) {
      ledger.record(
          new ConsentDecision(
              contact,
              purpose,
              ConsentState.WITHDRAWN,
              "privacy",
              "erasure",
              null,
              Map.of("erasure", erasure.toString()),
              "erasure:" + erasure,
              clock.instant(),
              "privacy"));
    }
  }

  private Map<String, Object> erase(ContactId contact) {
    List<UUID> family = directory.family(contact);
    List<KnownIdentity> identities =
        directory.profile(contact).map(ContactProfile::identities).orElse(List.of());
    pseudonyms.keep(contact, identities);
    String[] needles =
        Stream.concat(
                family.stream().map(UUID::toString),
                identities.stream().map(one -> one.value().replaceFirst("^\\+", "")))
            .toArray(String[]::new);
    return traces.erase(family.toArray(UUID[]::new), needles, clock.instant());
  }

  private Event told(Erasure erasure, ContactId contact) {
    Map<String, Object> data = new HashMap<>();
    data.put("erasure", Map.of("id", erasure.id().toString()));
    Map<String, Object> elsewhere = new HashMap<>();
    enricher
        .enrich(contact)
        .path("externalIds")
        .properties()
        .forEach(vendor -> elsewhere.put(vendor.getKey(), vendor.getValue().asText()));
    data.put("externalIds", elsewhere);
    return new Event(
        EventId.from("ops.contact.erased", erasure.id().toString()),
        "ops.contact.erased",
        "/wattle/privacy",
        contact,
        erasure.requestedAt(),
        data);
  }
}
