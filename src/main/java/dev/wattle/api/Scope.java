package dev.wattle.api;

import java.util.Arrays;
import java.util.Optional;

/** What a key may do. */
public enum Scope {
  EVENTS_WRITE("events:write"),
  MESSAGES_WRITE("messages:write"),
  CONSENTS_WRITE("consents:write"),
  CONTACTS_READ("contacts:read"),
  PRIVACY_READ("privacy:read"),
  PRIVACY_ERASE("privacy:erase");

  private final String text;

  Scope(String text) {
    this.text = text;
  }

  /** As it stands in the settings and in the description of the API. */
  public String text() {
    return text;
  }

  static Optional<Scope> of(String text) {
    return Arrays.stream(values()).filter(scope -> scope.text.equals(text)).findFirst();
  }
}
