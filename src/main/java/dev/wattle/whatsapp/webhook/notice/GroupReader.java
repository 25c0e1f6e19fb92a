package dev.wattle.whatsapp.webhook.notice;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.whatsapp.webhook.item.ErrorFacts;
import dev.wattle.whatsapp.webhook.item.Facts;
import dev.wattle.whatsapp.webhook.item.Item;
import dev.wattle.whatsapp.webhook.item.Lenient;
import dev.wattle.whatsapp.webhook.item.Persons;
import dev.wattle.whatsapp.webhook.item.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Groups: made, deleted, renamed; people come and go. */
public final class GroupReader {

  private GroupReader() {}

  public static Reading read(Item item) {
    JsonNode body = item.body();
    Facts group =
        Facts.from(body)
            .text("group_id", "id")
            .text("subject", "subject")
            .text("description", "description")
            .text("invite_link", "inviteLink");
    Facts data =
        Facts.from(body)
            .put("group", Lenient.text(body, "group_id") == null ? null : group)
            .text("type", "change")
            .text("request_id", "requestId")
            .put("added", people(body.path("added_participants")))
            .put("removed", people(body.path("removed_participants")))
            .text("initiated_by", "initiatedBy")
            .put("errors", ErrorFacts.of(body.path("errors")))
            .put("number", item.number());
    return Notice.ofAccount("whatsapp.group.changed", item, data, "group", "change");
  }

  private static List<Map<String, Object>> people(JsonNode list) {
    List<Map<String, Object>> people = new ArrayList<>();
    for (JsonNode person : Lenient.list(list)) {
      String phone = Lenient.text(person, "wa_id", "input", "phone_number");
      Map<String, Object> facts =
          Facts.from(person).put("phone", Persons.phone(phone)).text("user_id", "userId").map();
      if (!facts.isEmpty()) {
        people.add(facts);
      }
    }
    return people;
  }
}
