package dev.wattle.whatsapp.webhook.item;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.event.Identity;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One item with what stood around it in the webhook.
 *
 * @param envelope as the splitter wrote it
 * @param now the time to take when Meta gives none
 */
public record Item(JsonNode envelope, Instant now) {

  /** Meta's own object. */
  public JsonNode body() {
    return envelope.path("item");
  }

  public String kind() {
    return envelope.path("kind").asText();
  }

  public String field() {
    return envelope.path("field").asText();
  }

  /** Number and display of the business. */
  public JsonNode metadata() {
    return envelope.path("metadata");
  }

  /** The profile that belongs to the item; a missing node if there is none. */
  public JsonNode contact() {
    return Lenient.first(envelope.path("contacts"));
  }

  /** When it happened; else when Meta sent it; else now. */
  public Instant time(JsonNode stamp) {
    Instant at = Moments.at(stamp);
    return at != null ? at : Objects.requireNonNullElse(Moments.at(envelope.path("time")), now);
  }

  public Instant time() {
    return time(body().path("timestamp"));
  }

  /** Null if nothing in the item tells whom it is about. */
  public @Nullable Identity who() {
    Identity who = Persons.of(kind(), body(), contact(), envelope.path("thread").asText(null));
    return who.identifies() ? who : null;
  }

  /** Our number: {@code id} and {@code display}. */
  public Facts number() {
    return Facts.from(metadata())
        .text("phone_number_id", "id")
        .text("display_phone_number", "display");
  }

  /** The person as data of an event: {@code phone}, {@code userId}, {@code username}, … */
  public static Facts person(@Nullable Identity who) {
    if (who == null) {
      return Facts.empty();
    }
    return Facts.empty()
        .put("phone", who.phone())
        .put("userId", who.userId())
        .put("parentUserId", who.parentUserId())
        .put("username", who.username())
        .put("name", who.name());
  }
}
