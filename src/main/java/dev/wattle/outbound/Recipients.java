package dev.wattle.outbound;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.contact.ContactDirectory;
import dev.wattle.contact.PhoneNumbers;
import dev.wattle.contact.ServiceWindows;
import dev.wattle.contact.group.GroupMembers;
import dev.wattle.event.ContactAddress;
import dev.wattle.event.ContactId;
import dev.wattle.event.Identity;
import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import dev.wattle.whatsapp.BusinessNumber;
import dev.wattle.whatsapp.WhatsAppSettings;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which person, address and number a message is between. */
@Component
class Recipients {

  private final ContactDirectory directory;
  private final PhoneNumbers phones;
  private final ServiceWindows windows;
  private final GroupMembers groups;
  private final WhatsAppSettings settings;

  Recipients(
      ContactDirectory directory,
      PhoneNumbers phones,
      ServiceWindows windows,
      GroupMembers groups,
      WhatsAppSettings settings) {
    this.directory = directory;
    this.phones = phones;
    this.windows = windows;
    this.groups = groups;
    this.settings = settings;
  }

  /**
   * @param given whom it goes to if the message does not say
   * @throws Failure MALFORMED, naming the field
   */
  Recipient of(JsonNode message, @Nullable ContactId given) {
    @Nullable String to = message.path("to").textValue();
    if (to == null && given == null) {
      throw MessageRequests.malformed("to", "is missing, and the flow's event is about nobody");
    }
    ContactAddress address = to == null ? latest(given) : address(to);
    ContactId contact = to == null ? given : contact(address);
    if (to != null && directory.isLeft(address)) {
      address = latest(contact);
    }
    @Nullable String group = message.path("group").textValue();
    if (group != null) {
      return inGroup(message, contact, group);
    }
    return new Recipient(contact, address, number(message, contact));
  }

  /** Only an answer may go where others read along; the gate looks again. */
  private Recipient inGroup(JsonNode message, ContactId contact, String group) {
    if (!group.matches("\\S{1,256}")) {
      throw MessageRequests.malformed("group", "must be the id of a group");
    }
    boolean answer =
        "service".equals(message.path("purpose").asText())
            && !"template".equals(message.path("type").asText())
            && !message.path("bulk").asBoolean()
            && !message.has("fallbackTemplate");
    if (!answer) {
      throw MessageRequests.malformed(
          "group", "takes free-form answers only: purpose service, no template, no bulk");
    }
    @Nullable String from = message.path("from").textValue();
    String number =
        from == null ? groups.number(group).orElseGet(() -> settings.defaultNumber().id()) : from;
    return new Recipient(contact, ContactAddress.group(group), number);
  }

  private ContactAddress address(String to) {
    String text = to.strip();
    return ContactAddress.isUserId(text)
        ? ContactAddress.userId(text)
        : ContactAddress.phone(phones.e164(text));
  }

  /**
   * The latest phone number; for people who never showed one, the latest user id. A number reaches
   * the person from every account and with every kind of template, a user id does not.
   */
  private ContactAddress latest(ContactId contact) {
    return directory.addresses(contact).stream()
        .min(Comparator.comparing(ContactAddress::kind))
        .orElseThrow(
            () ->
                Failure.of(
                    Kind.REFUSED,
                    "outbound.no-address",
                    "contact %s has neither phone nor user id. Add one, then replay."
                        .formatted(contact)));
  }

  private ContactId contact(ContactAddress address) {
    boolean phone = address.kind() == ContactAddress.Kind.PHONE;
    return directory
        .find(address)
        .orElseGet(
            () ->
                directory.resolve(
                    new Identity(
                        phone ? address.value() : null,
                        phone ? null : address.value(),
                        null,
                        null,
                        null)));
  }

  /** Without {@code from}: the number that the person wrote to last, else the first one. */
  private String number(JsonNode message, ContactId contact) {
    @Nullable String from = message.path("from").textValue();
    if (from != null) {
      return from;
    }
    List<String> ours = settings.numbers().stream().map(BusinessNumber::id).toList();
    if (ours.size() == 1) {
      return settings.defaultNumber().id();
    }
    Map<String, Instant> inbound = windows.lastInbound(contact);
    return ours.stream()
        .filter(inbound::containsKey)
        .max(Comparator.comparing(inbound::get))
        .orElse(settings.defaultNumber().id());
  }

  /**
   * @param number business phone number id
   */
  record Recipient(ContactId contact, ContactAddress address, String number) {}
}
