package dev.wattle.whatsapp.webhook.split;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.whatsapp.webhook.item.Lenient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The profiles beside the items of one value, found by the ids the items carry. */
final class Contacts {

  private static final List<String> IDS =
      List.of(
          "from",
          "from_user_id",
          "recipient_participant_id",
          "recipient_participant_user_id",
          "recipient_id",
          "recipient_user_id",
          "wa_id",
          "user_id",
          "to",
          "to_user_id");

  private final Map<String, JsonNode> byId = new HashMap<>();
  private final JsonNode contacts;

  Contacts(JsonNode contacts) {
    this.contacts = contacts;
    for (JsonNode contact : Lenient.list(contacts)) {
      index(contact, "wa_id");
      index(contact, "user_id");
    }
  }

  /** The profile of that id; null if there is none. */
  @Nullable JsonNode of(@Nullable String id) {
    return id == null ? null : byId.get(id);
  }

  /** The profile of the person the item names; null if there is none. */
  @Nullable JsonNode of(JsonNode item) {
    for (String name : byId.isEmpty() ? List.<String>of() : IDS) {
      JsonNode found = of(Lenient.text(item, name));
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /**
   * The only profile, if all items are of one person: a number may be written differently in
   * profile and item (Brazil, Mexico). Null otherwise.
   */
  @Nullable JsonNode sole(JsonNode items) {
    boolean one = contacts.isObject() || contacts.size() == 1;
    if (!one) {
      return null;
    }
    String person = null;
    for (JsonNode item : Lenient.list(items)) {
      String named = Lenient.text(item, IDS.toArray(String[]::new));
      if (person != null && !person.equals(named)) {
        return null;
      }
      person = named == null ? "" : named;
    }
    return Lenient.first(contacts);
  }

  private void index(JsonNode contact, String name) {
    String id = Lenient.text(contact, name);
    if (id != null) {
      byId.putIfAbsent(id, contact);
    }
  }
}
