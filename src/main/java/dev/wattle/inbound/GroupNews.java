package dev.wattle.inbound;

import dev.wattle.contact.ContactDirectory;
import dev.wattle.contact.group.GroupMembers;
import dev.wattle.event.ContactId;
import dev.wattle.event.Identity;
import dev.wattle.whatsapp.webhook.Translation;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Notes who is in a group. What is written there opens no service window with the person alone. */
@Component
class GroupNews {

  private final GroupMembers members;
  private final ContactDirectory contacts;

  GroupNews(GroupMembers members, ContactDirectory contacts) {
    this.members = members;
    this.contacts = contacts;
  }

  /** Whether a person's message stood in a group; it is noted then. */
  boolean wrote(ContactId contact, String numberId, Translation translation) {
    if (!(translation.data().get("group") instanceof Map<?, ?> group)) {
      return false;
    }
    members.wrote(String.valueOf(group.get("id")), contact, numberId, translation.time());
    return true;
  }

  /** Takes {@code whatsapp.group.changed}; others pass by. */
  void changed(Translation translation) {
    Map<String, Object> data = translation.data();
    if ("whatsapp.group.changed".equals(translation.type())
        && data.get("group") instanceof Map<?, ?> group) {
      String id = String.valueOf(group.get("id"));
      each(data.get("added"), who -> members.joined(id, who, translation.time()));
      each(data.get("removed"), who -> members.left(id, who, translation.time()));
    }
  }

  private void each(@Nullable Object people, Consumer<ContactId> note) {
    Collection<?> all = people instanceof Collection<?> list ? list : List.of();
    for (Object one : all) {
      Map<?, ?> person = (Map<?, ?>) one;
      Identity who =
          new Identity(
              (String) person.get("phone"), (String) person.get("userId"), null, null, null);
      if (who.identifies()) {
        note.accept(contacts.mentioned(who));
      }
    }
  }
}
