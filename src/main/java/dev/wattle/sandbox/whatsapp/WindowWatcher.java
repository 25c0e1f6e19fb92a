package dev.wattle.sandbox.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.sandbox.control.EventWatcher;
import dev.wattle.sandbox.whatsapp.webhook.People;
import java.time.OffsetDateTime;

/** A message that somebody else signed opens the person's service window too. */
final class WindowWatcher implements EventWatcher {

  private final People people;

  WindowWatcher(People people) {
    this.people = people;
  }

  @Override
  public void saw(JsonNode event) {
    if ("whatsapp.message.received".equals(event.path("type").asText())) {
      JsonNode contact = event.at("/data/contact");
      wrote(contact.path("phone").asText("").replaceFirst("^\\+", ""), event);
      wrote(contact.path("userId").asText(""), event);
      String group = event.at("/data/group/id").asText("");
      if (!group.isEmpty()) {
        wrote(group, event);
        people.member(group, contact.path("phone").asText("").replaceFirst("^\\+", ""));
      }
    }
  }

  private void wrote(String address, JsonNode event) {
    if (!address.isEmpty()) {
      people.wrote(address, OffsetDateTime.parse(event.path("time").asText()).toInstant());
    }
  }
}
