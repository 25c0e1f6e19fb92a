package dev.wattle.whatsapp.webhook.split;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * One item, cut out.
 *
 * @param contact the profile that belongs to it
 * @param errors what stood beside a message whose own object is missing
 * @param thread whose history it is part of
 * @param chunk which part of the history it came in
 */
public record Piece(
    String kind,
    JsonNode item,
    @Nullable JsonNode contact,
    @Nullable JsonNode errors,
    @Nullable String thread,
    @Nullable JsonNode chunk) {

  static Piece of(String kind, JsonNode item) {
    return new Piece(kind, item, null, null, null, null);
  }

  Piece unknown() {
    return new Piece(ItemKinds.UNKNOWN, item, contact, errors, thread, chunk);
  }
}
