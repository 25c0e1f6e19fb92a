package dev.wattle.whatsapp.webhook.notice;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.event.Identity;
import dev.wattle.whatsapp.webhook.item.Facts;
import dev.wattle.whatsapp.webhook.item.Item;
import dev.wattle.whatsapp.webhook.item.Lenient;
import dev.wattle.whatsapp.webhook.item.Persons;
import dev.wattle.whatsapp.webhook.item.Reading;

/** News about a person. */
public final class PersonReader {

  private PersonReader() {}

  /** Whether the person wants marketing from us. */
  public static Reading preference(Item item) {
    Facts data =
        Facts.from(item.body())
            .text("category", "category")
            .text("value", "value")
            .text("detail", "detail")
            .text("signup_id", "signupId");
    String type = "whatsapp.user.preference";
    return Notice.ofPerson(type, item, item.who(), data, "category", "value");
  }

  /** Old and new user id of one person; whoever it is is named by the old one. */
  public static Reading idChanged(Item item) {
    JsonNode id = item.body().path("user_id");
    JsonNode parent = item.body().path("parent_user_id");
    Facts previous =
        Facts.empty()
            .put("userId", Lenient.text(id, "previous"))
            .put("parentUserId", Lenient.text(parent, "previous"));
    String current =
        id.isObject() ? Lenient.text(id, "current") : Lenient.text(item.body(), "user_id");
    Facts now =
        Facts.empty().put("userId", current).put("parentUserId", Lenient.text(parent, "current"));
    Facts data =
        Facts.from(item.body())
            .put("previous", previous)
            .put("current", now)
            .text("detail", "detail");
    return Notice.ofPerson("whatsapp.user.id-changed", item, item.who(), data, "current");
  }

  /** An entry of the address book in the business's phone app. */
  public static Reading synced(Item item) {
    JsonNode contact = item.body().path("contact");
    Identity who = item.who();
    Facts data =
        Facts.from(item.body())
            .text("action", "action")
            .put(
                "entry",
                Facts.from(contact)
                    .put("phone", Persons.phone(Lenient.text(contact, "phone_number")))
                    .text("full_name", "name")
                    .text("first_name", "firstName"));
    Reading reading =
        Notice.ofPerson("whatsapp.contact.synced", item, who, data, "action", "entry");
    return Reading.of(
        reading.type(),
        item.time(item.body().path("metadata").path("timestamp")),
        who,
        reading.data());
  }
}
