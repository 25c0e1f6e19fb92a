package dev.wattle.privacy.pack;

import dev.wattle.contact.ServiceWindows;
import dev.wattle.contact.group.GroupMembers;
import dev.wattle.contact.key.IdentityKeys;
import dev.wattle.event.ContactId;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Where a person writes to us, and from which devices. */
@Component
class PersonTalk {

  private final ServiceWindows windows;
  private final GroupMembers groups;
  private final IdentityKeys keys;

  PersonTalk(ServiceWindows windows, GroupMembers groups, IdentityKeys keys) {
    this.windows = windows;
    this.groups = groups;
    this.keys = keys;
  }

  void addTo(Map<String, Object> person, ContactId contact, Times times) {
    Map<String, Object> wrote = new TreeMap<>();
    windows.lastInbound(contact).forEach((number, at) -> wrote.put(number, times.of(at)));
    person.put("lastWroteToNumber", wrote);
    person.put("groups", groups.groups(contact));
    keys.trusted(contact).ifPresent(hash -> person.put("deviceKeyHash", hash));
  }
}
