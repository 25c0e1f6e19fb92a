package dev.wattle.api.contact;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wattle.api.message.MessageView;
import dev.wattle.consent.ConsentAnswer;
import dev.wattle.consent.ConsentDecision;
import dev.wattle.consent.ConsentLedger;
import dev.wattle.consent.RecordedConsent;
import dev.wattle.contact.ContactDirectory;
import dev.wattle.contact.ContactFacts;
import dev.wattle.contact.ContactProfile;
import dev.wattle.contact.ServiceWindows;
import dev.wattle.event.ContactId;
import dev.wattle.event.Purpose;
import dev.wattle.outbound.ledger.MessageLedger;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** A person as the API shows one: gathered from the rooms that know a part each. */
@Component
class ContactView {

  private static final int MESSAGES = 20;
  private static final Map<String, String> KINDS =
      Map.of("user_id", "userId", "parent_user_id", "parentUserId");

  private final ContactDirectory directory;
  private final ContactFacts facts;
  private final ServiceWindows windows;
  private final ConsentLedger consents;
  private final MessageLedger messages;
  private final MessageView message;
  private final ObjectMapper json;
  private final Clock clock;

  ContactView(
      ContactDirectory directory,
      ContactFacts facts,
      ServiceWindows windows,
      ConsentLedger consents,
      MessageLedger messages,
      MessageView message,
      ObjectMapper json,
      Clock clock) {
    this.directory = directory;
    this.facts = facts;
    this.windows = windows;
    this.consents = consents;
    this.messages = messages;
    this.message = message;
    this.json = json;
    this.clock = clock;
  }

  /** Empty for an id that was never given. */
  Optional<ObjectNode> of(ContactId contact) {
    return directory.profile(contact).map(this::view);
  }

  private ObjectNode view(ContactProfile profile) {
    ObjectNode node = json.createObjectNode().put("id", profile.id().toString());
    if (profile.name() != null) {
      node.put("name", profile.name());
    }
    if (profile.username() != null) {
      node.put("username", profile.username());
    }
    node.put("since", profile.since().toString());
    addAddresses(node, profile);
    addConsents(node, profile.id());
    addWindows(node, profile.id());
    addFacts(node, profile.id());
    ArrayNode latest = node.putArray("messages");
    messages.recent(profile.id(), MESSAGES).forEach(receipt -> latest.add(message.brief(receipt)));
    return node;
  }

  private static void addAddresses(ObjectNode node, ContactProfile profile) {
    ArrayNode addresses = node.putArray("addresses");
    for (ContactProfile.KnownIdentity known : profile.identities()) {
      String kind = KINDS.getOrDefault(known.kind(), known.kind());
      addresses.addObject().put("kind", kind).put("value", known.value());
    }
  }

  private void addConsents(ObjectNode node, ContactId contact) {
    Map<Long, ConsentDecision> decisions = new TreeMap<>();
    for (RecordedConsent recorded : consents.history(contact)) {
      decisions.put(recorded.row(), recorded.decision());
    }
    ObjectNode byPurpose = node.putObject("consents");
    for (Purpose purpose : Purpose.values()) {
      ConsentAnswer answer = consents.answer(contact, purpose);
      ObjectNode shown =
          byPurpose
              .putObject(purpose.text())
              .put("allowed", answer.allowed())
              .put("rule", answer.rule());
      if (answer.row() != null && decisions.containsKey(answer.row())) {
        describe(shown, decisions.get(answer.row()));
      }
    }
  }

  private static void describe(ObjectNode shown, ConsentDecision decision) {
    shown
        .put("state", decision.state().text())
        .put("since", decision.decidedAt().toString())
        .put("channel", decision.channel())
        .put("source", decision.source());
  }

  private void addWindows(ObjectNode node, ContactId contact) {
    Instant now = clock.instant();
    ArrayNode shown = node.putArray("serviceWindows");
    new TreeMap<>(windows.lastInbound(contact))
        .forEach(
            (number, last) -> {
              Instant until = last.plus(ServiceWindows.LENGTH);
              shown
                  .addObject()
                  .put("number", number)
                  .put("lastInbound", last.toString())
                  .put("open", now.isBefore(until))
                  .put("until", until.toString());
            });
  }

  private void addFacts(ObjectNode node, ContactId contact) {
    node.putObject("externalIds");
    node.putObject("openTickets");
    for (ContactFacts.Fact fact : facts.of(contact)) {
      switch (fact.kind()) {
        case "external-id" ->
            node.withObjectProperty("externalIds").set(fact.vendor(), fact.value());
        case "open-ticket" ->
            node.withObjectProperty("openTickets").set(fact.vendor(), fact.value());
        case "last-order" -> node.set("lastOrder", fact.value());
        default -> {}
      }
    }
  }
}
