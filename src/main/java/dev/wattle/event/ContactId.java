package dev.wattle.event;

import java.util.UUID;

/** A person as we know them, whichever addresses they use. */
public record ContactId(UUID value) {

  /**
   * @throws IllegalArgumentException if the text is no UUID
   */
  public static ContactId of(String text) {
    return new ContactId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
