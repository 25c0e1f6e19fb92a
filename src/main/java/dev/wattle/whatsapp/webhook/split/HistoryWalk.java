package dev.wattle.whatsapp.webhook.split;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.whatsapp.webhook.item.Lenient;
import dev.wattle.whatsapp.webhook.item.Persons;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The past of a number that joined with its phone app: chunks of threads of messages, and later
 * single messages that bring the media.
 */
final class HistoryWalk {

  private static final Map<String, Predicate<JsonNode>> CHUNK =
      Map.of(
          "metadata", node -> true,
          "threads", JsonNode::isContainerNode,
          "errors", JsonNode::isContainerNode);
  private static final Map<String, Predicate<JsonNode>> THREAD =
      Map.of(
          "id",
          node -> node.isTextual() || node.isIntegralNumber(),
          "messages",
          JsonNode::isContainerNode);

  private final PayloadWalk walk;
  private final Origin origin;
  private final Contacts contacts;

  HistoryWalk(PayloadWalk walk, Origin origin, Contacts contacts) {
    this.walk = walk;
    this.origin = origin;
    this.contacts = contacts;
  }

  /**
   * @param key {@code history} for chunks, {@code messages} for single messages
   */
  void chunksOrMessages(String key, JsonNode list) {
    for (JsonNode element : Lenient.list(list)) {
      if (!element.isObject()) {
        walk.add(origin, Piece.of(ItemKinds.UNKNOWN, element));
      } else if ("messages".equals(key)) {
        message(origin, element, otherParty(element), null);
      } else {
        chunk(element);
      }
    }
  }

  private void chunk(JsonNode chunk) {
    Origin here = walk.remainder("chunk", chunk, CHUNK, origin);
    int before = walk.count();
    for (JsonNode thread : Lenient.list(chunk.path("threads"))) {
      thread(here, thread, chunk.get("metadata"));
    }
    for (JsonNode error : Lenient.list(chunk.path("errors"))) {
      walk.add(here, new Piece("error", error, null, null, null, chunk.get("metadata")));
    }
    if (walk.count() == before) {
      walk.add(here, Piece.of("history-progress", chunk));
    }
  }

  private void thread(Origin chunk, JsonNode thread, @Nullable JsonNode metadata) {
    if (thread.path("messages").isEmpty()) {
      walk.add(chunk, new Piece(ItemKinds.UNKNOWN, thread, null, null, null, metadata));
      return;
    }
    Origin here = walk.remainder("thread", thread, THREAD, chunk);
    for (JsonNode message : Lenient.list(thread.path("messages"))) {
      message(here, message, Lenient.text(thread, "id"), metadata);
    }
  }

  private void message(
      Origin where, JsonNode message, @Nullable String person, @Nullable JsonNode chunk) {
    JsonNode contact = contacts.of(person);
    walk.add(where, new Piece("history", message, contact, null, person, chunk));
  }

  /** Whoever of sender and recipient is not our own number. */
  private @Nullable String otherParty(JsonNode message) {
    JsonNode metadata = origin.metadata();
    String ours = metadata == null ? null : Lenient.text(metadata, "display_phone_number");
    String from = Lenient.text(message, "from", "from_user_id");
    String us = Persons.phone(ours);
    boolean sentByUs = us != null && us.equals(Persons.phone(from));
    return sentByUs ? Lenient.text(message, "to", "to_user_id") : from;
  }
}
