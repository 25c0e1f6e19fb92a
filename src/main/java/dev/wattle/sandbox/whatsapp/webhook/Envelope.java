package dev.wattle.sandbox.whatsapp.webhook;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The value of a change on a number. */
final class Envelope {

  private final MetaAccount account;
  private final People people;

  Envelope(MetaAccount account, People people) {
    this.account = account;
    this.people = people;
  }

  /** A change of the field {@code messages} whose value is still to be filled. */
  ObjectNode change(String field) {
    ObjectNode change = JsonNodeFactory.instance.objectNode();
    ObjectNode value = change.putObject("value").put("messaging_product", "whatsapp");
    value
        .putObject("metadata")
        .put("display_phone_number", account.displayNumber())
        .put("phone_number_id", account.numberId());
    change.put("field", field);
    return change;
  }

  /** Adds the person to {@code contacts}, unless they are there. */
  void contact(ObjectNode value, String address) {
    String name = people.name(address);
    ObjectNode contact = value.withArray("contacts").addObject();
    if (!name.isEmpty()) {
      contact.putObject("profile").put("name", name);
    }
    contact.put(isUserId(address) ? "user_id" : "wa_id", address);
  }

  /** Adds whom a message went to; of a group one who is in it, too. */
  void recipient(ObjectNode status, String address, boolean group) {
    if (!group) {
      status.put(isUserId(address) ? "recipient_user_id" : "recipient_id", address);
      return;
    }
    status.put("recipient_type", "group").put("recipient_id", address);
    String member = people.member(address);
    if (!member.isEmpty()) {
      status.put("recipient_participant_id", member);
    }
  }

  static boolean isUserId(String address) {
    return !address.isEmpty() && !Character.isDigit(address.charAt(0));
  }
}
