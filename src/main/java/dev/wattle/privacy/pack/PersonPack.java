package dev.wattle.privacy.pack;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wattle.consent.ConsentAnswer;
import dev.wattle.consent.ConsentLedger;
import dev.wattle.consent.complaint.Complaints;
import dev.wattle.contact.ContactDirectory;
import dev.wattle.contact.ContactFacts;
import dev.wattle.contact.ContactProfile;
import dev.wattle.contact.place.Whereabouts;
import dev.wattle.event.ContactId;
import dev.wattle.event.Purpose;
import dev.wattle.media.MediaShelf;
import dev.wattle.media.StoredFile;
import dev.wattle.privacy.PrivacySettings;
import java.time.Clock;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Gathers what the rooms know of one person. */
@Component
class PersonPack {

  private final ContactDirectory directory;
  private final ContactFacts facts;
  private final PersonTalk talk;
  private final ConsentLedger ledger;
  private final Complaints complaints;
  private final Whereabouts whereabouts;
  private final MediaShelf media;
  private final PackMessages messages;
  private final PrivacySettings settings;
  private final Clock clock;
  private final ObjectMapper json;

  PersonPack(
      ContactDirectory directory,
      ContactFacts facts,
      PersonTalk talk,
      ConsentLedger ledger,
      Complaints complaints,
      Whereabouts whereabouts,
      MediaShelf media,
      PackMessages messages,
      PrivacySettings settings,
      Clock clock,
      ObjectMapper json) {
    this.directory = directory;
    this.facts = facts;
    this.talk = talk;
    this.ledger = ledger;
    this.complaints = complaints;
    this.whereabouts = whereabouts;
    this.media = media;
    this.messages = messages;
    this.settings = settings;
    this.clock = clock;
    this.json = json;
  }

  /**
   * @param contact that exists
   * @param asker for whom it is made
   */
  Pack of(ContactId contact, String asker) {
    ContactProfile profile = directory.profile(contact).orElseThrow();
    List<ContactFacts.Fact> known = facts.of(contact);
    Times times = new Times(zone(contact, known));
    Map<String, Object> head = new LinkedHashMap<>();
    head.put("version", 1);
    head.put("made", times.of(clock.instant()));
    head.put("madeFor", asker);
    head.put("timeZone", times.zone().getId());
    return new Pack(
        head,
        person(profile, times, known),
        answers(contact),
        ledger.history(contact).stream().map(row -> PackRows.consent(row, times)).toList(),
        complaints.of(contact).stream().map(one -> PackRows.complaint(one, times)).toList(),
        files(contact),
        messages.of(contact, times));
  }

  private Map<String, Object> person(
      ContactProfile profile, Times times, List<ContactFacts.Fact> known) {
    Map<String, Object> person = new LinkedHashMap<>();
    person.put("id", profile.id().toString());
    PackRows.putIf(person, "name", profile.name());
    PackRows.putIf(person, "username", profile.username());
    person.put("since", times.of(profile.since()));
    person.put("identities", profile.identities());
    talk.addTo(person, profile.id(), times);
    person.put(
        "knownElsewhere",
        known.stream()
            .map(
                fact ->
                    Map.of(
                        "kind", fact.kind(),
                        "system", fact.vendor(),
                        "value", json.convertValue(fact.value(), Object.class)))
            .toList());
    return person;
  }

  private Map<String, Object> answers(ContactId contact) {
    Map<String, Object> answers = new LinkedHashMap<>();
    for (Purpose purpose : Purpose.values()) {
      ConsentAnswer answer = ledger.answer(contact, purpose);
      Map<String, Object> shown = new LinkedHashMap<>();
      shown.put("allowed", answer.allowed());
      shown.put("rule", answer.rule());
      PackRows.putIf(shown, "row", answer.row());
      answers.put(purpose.text(), shown);
    }
    return answers;
  }

  private List<StoredFile> files(ContactId contact) {
    return media.of(directory.family(contact));
  }

  /** Where the person lives, as the gate understands it for quiet hours. */
  private ZoneId zone(ContactId contact, List<ContactFacts.Fact> known) {
    return directory.addresses(contact).stream()
        .findFirst()
        .map(address -> whereabouts.of(known, address).zone())
        .orElse(settings.timeZone());
  }
}
