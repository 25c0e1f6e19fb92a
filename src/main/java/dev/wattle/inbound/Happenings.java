package dev.wattle.inbound;

import dev.wattle.consent.ConsentNotes;
import dev.wattle.consent.ConsentNotes.Preference;
import dev.wattle.consent.talk.Heard;
import dev.wattle.contact.ContactDirectory;
import dev.wattle.contact.ServiceWindows;
import dev.wattle.contact.ServiceWindows.Conversation;
import dev.wattle.contact.key.IdentityKeys;
import dev.wattle.event.ContactId;
import dev.wattle.event.Event;
import dev.wattle.event.EventId;
import dev.wattle.event.Identity;
import dev.wattle.inbound.talk.Talk;
import dev.wattle.whatsapp.webhook.Translation;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What a translation of Meta's words means for us: who it was, whether a conversation began,
 * whether the person took consent back or goes by another address. Noted before anything else
 * happens.
 */
@Component
class Happenings {

  private final ContactDirectory contacts;
  private final ServiceWindows windows;
  private final ConsentNotes consents;
  private final GroupNews groups;
  private final IdentityKeys keys;
  private final Talk talk;

  Happenings(
      ContactDirectory contacts,
      ServiceWindows windows,
      ConsentNotes consents,
      GroupNews groups,
      IdentityKeys keys,
      Talk talk) {
    this.contacts = contacts;
    this.windows = windows;
    this.consents = consents;
    this.groups = groups;
    this.keys = keys;
    this.talk = talk;
  }

  /** May be repeated with the same cause; the event is the same then. */
  Event happened(String cause, Translation translation) {
    @Nullable Identity who = translation.who();
    @Nullable ContactId contact = who != null && who.identifies() ? person(who, translation) : null;
    Map<String, Object> data = new LinkedHashMap<>(translation.data());
    if (contact != null) {
      contact = noted(contact, translation, data);
    } else {
      groups.changed(translation);
    }
    String sender = Optional.ofNullable(translation.numberId()).orElse(translation.waba());
    return new Event(
        EventId.from("whatsapp", cause),
        translation.type(),
        "/whatsapp/" + sender,
        contact,
        translation.time(),
        data);
  }

  /** Only who writes shows that a number is theirs; a status tells of the one we wrote to. */
  private ContactId person(Identity who, Translation translation) {
    return translation.inbound()
        ? contacts.wrote(who, translation.time())
        : contacts.mentioned(who);
  }

  /** Who the person is afterwards: news of an address may show that we knew them twice. */
  private ContactId noted(ContactId contact, Translation translation, Map<String, Object> data) {
    switch (translation.type()) {
      case "whatsapp.user.number-changed" -> {
        return contacts.move(contact, current(data), phone(translation), translation.time());
      }
      case "whatsapp.user.id-changed" -> {
        return contacts.move(contact, current(data), null, translation.time());
      }
      case "whatsapp.user.preference" -> preference(contact, translation, data);
      case "whatsapp.user.identity-changed" ->
          key(contact, text(data, "identity", "hash"), translation);
      default -> {
        if (translation.inbound()) {
          inbound(contact, translation, data);
        }
      }
    }
    return contact;
  }

  private void inbound(ContactId contact, Translation translation, Map<String, Object> data) {
    // What is said about being written to is in force before anything else is done with it.
    Heard heard = talk.hear(contact, translation);
    String number = String.valueOf(translation.numberId());
    key(contact, String.valueOf(data.getOrDefault("identityKey", "")), translation);
    if (groups.wrote(contact, number, translation)) {
      heard.said().ifPresent(intent -> data.put("intent", intent));
    } else if ("whatsapp.message.received".equals(translation.type())) {
      String wamid = text(data, "message", "id");
      Conversation conversation = windows.touch(contact, number, wamid, translation.time());
      data.put(
          "conversation",
          Map.of("id", conversation.id().toString(), "started", conversation.started()));
      heard.said().ifPresent(intent -> data.put("intent", intent));
    } else {
      windows.touch(contact, number, translation.type(), translation.time());
    }
    talk.answer(contact, translation, heard);
  }

  private void key(ContactId contact, String hash, Translation translation) {
    if (!hash.isEmpty()) {
      keys.told(contact, hash, translation.time());
    }
  }

  private void preference(ContactId contact, Translation translation, Map<String, Object> data) {
    String value = String.valueOf(data.get("value"));
    Map<String, Object> evidence = Map.of("userPreference", value);
    if ("stop".equals(value)) {
      consents.notePreference(contact, Preference.STOP, translation.time(), evidence);
    } else if ("resume".equals(value)) {
      consents.notePreference(contact, Preference.RESUME, translation.time(), evidence);
    }
  }

  private static @Nullable String phone(Translation translation) {
    return translation.who() == null ? null : translation.who().phone();
  }

  private static Identity current(Map<String, Object> data) {
    return new Identity(
        nullable(data, "phone"),
        nullable(data, "userId"),
        nullable(data, "parentUserId"),
        null,
        null);
  }

  private static @Nullable String nullable(Map<String, Object> data, String field) {
    String text = text(data, "current", field);
    return text.isEmpty() ? null : text;
  }

  private static String text(Map<String, Object> data, String object, String field) {
    Object inner = data.get(object);
    Object value = inner instanceof Map<?, ?> map ? map.get(field) : null;
    return value == null ? "" : value.toString();
  }
}
