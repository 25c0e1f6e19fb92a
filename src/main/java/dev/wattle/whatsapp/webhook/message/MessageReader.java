package dev.wattle.whatsapp.webhook.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.wattle.event.Identity;
import dev.wattle.whatsapp.webhook.item.Facts;
import dev.wattle.whatsapp.webhook.item.Item;
import dev.wattle.whatsapp.webhook.item.Lenient;
import dev.wattle.whatsapp.webhook.item.Persons;
import dev.wattle.whatsapp.webhook.item.Reading;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Messages: from the person, from the business's phone app, or from the past. */
public final class MessageReader {

  /** The person did not write these, so they open no service window. */
  private static final Set<String> SILENT = Set.of("system", "request_welcome");

  private final Contents contents;

  /**
   * @param json for the JSON within a form's answer
   */
  public MessageReader(ObjectReader json) {
    contents = new Contents(json);
  }

  /** A message of the person, or one about the person. */
  public Reading received(Item item) {
    Reading change = change(item, "in");
    if (change != null) {
      return change;
    }
    Content content = contents.of(item.body());
    Reading system = "system".equals(content.type()) ? SystemReader.read(item) : null;
    if (system != null) {
      return system;
    }
    Identity who = item.who();
    Facts data =
        MessageFacts.around(item, message(item, content), who)
            .put("identityKey", Lenient.text(item.contact(), "identity_key_hash"));
    boolean inbound = !SILENT.contains(content.type());
    String type = "whatsapp.message.received";
    return new Reading(type, item.time(), who, data.map(), null, inbound);
  }

  /** A message that our people wrote in the phone app. */
  public Reading echoed(Item item) {
    Reading change = change(item, "out");
    if (change != null) {
      return change;
    }
    Identity who = item.who();
    Facts data = MessageFacts.around(item, message(item, contents.of(item.body())), who);
    return Reading.of("whatsapp.message.echoed", item.time(), who, data.map());
  }

  /** A message from before the number joined; nobody waits for an answer to it. */
  public Reading past(Item item) {
    Identity who = item.who();
    JsonNode status = item.body().path("history_context");
    Facts history =
        chunk(item.envelope().path("chunk")).put("status", Lenient.text(status, "status"));
    Facts data =
        MessageFacts.around(item, message(item, contents.of(item.body())), who)
            .put("direction", isFrom(who, item.body()) ? "in" : "out")
            .put("history", history);
    return Reading.of("whatsapp.message.history", item.time(), who, data.map());
  }

  /** A part of the past without any message: only how far the transfer has come. */
  public static Reading progress(Item item) {
    Facts data =
        Facts.from(item.body())
            .always("number", item.number().map())
            .always("history", chunk(item.body().path("metadata")).map())
            .raw();
    return Reading.of("whatsapp.history.progress", item.time(), null, data.map());
  }

  private Facts message(Item item, Content content) {
    return Facts.from(item.body())
        .text("id", "id")
        .putAll(MessageFacts.said(content, item.body()))
        .put("errors", MessageFacts.errors(item))
        .always("raw", MessageFacts.raw(item));
  }

  /** An edit or a revocation; null if it is neither, or does not say of what. */
  private @Nullable Reading change(Item item, String direction) {
    String type = Objects.requireNonNullElse(Lenient.text(item.body(), "type"), "");
    JsonNode change = item.body().path(type);
    boolean edit = "edit".equals(type);
    String original = Lenient.text(change, "original_message_id");
    if (original == null || !edit && !"revoke".equals(type)) {
      return null;
    }
    Identity who = item.who();
    Facts message = Facts.from(item.body()).text("id", "id").put("original", original);
    if (edit) {
      JsonNode edited = change.path("message");
      message.putAll(MessageFacts.said(contents.of(edited), edited));
    }
    message.always("raw", MessageFacts.raw(item));
    Facts data = MessageFacts.around(item, message, who).put("direction", direction);
    String event = edit ? "whatsapp.message.edited" : "whatsapp.message.revoked";
    return Reading.of(event, item.time(), who, data.map());
  }

  private static boolean isFrom(@Nullable Identity who, JsonNode message) {
    String from = Lenient.text(message, "from", "from_user_id");
    String phone = Persons.phone(from);
    return who != null
        && from != null
        && (phone == null ? from.equals(who.userId()) : phone.equals(who.phone()));
  }

  private static Facts chunk(JsonNode chunk) {
    return Facts.from(chunk)
        .whole("phase", "phase")
        .whole("chunk_order", "chunkOrder")
        .whole("progress", "progress");
  }
}
