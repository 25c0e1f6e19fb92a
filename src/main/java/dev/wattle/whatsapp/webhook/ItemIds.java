package dev.wattle.whatsapp.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.wattle.event.Identity;
import dev.wattle.whatsapp.webhook.item.Lenient;
import dev.wattle.whatsapp.webhook.item.Moments;
import dev.wattle.whatsapp.webhook.item.Persons;
import dev.wattle.whatsapp.webhook.split.Origin;
import dev.wattle.whatsapp.webhook.split.Piece;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What keeps items in order, and what recognises them when Meta sends them again. */
final class ItemIds {

  private static final int LONGEST = 200;

  /** Where Meta gives an id of its own. The status is part of it: read is no repetition of sent. */
  private static final Map<String, Function<JsonNode, @Nullable String>> OWN =
      Map.of(
          "message", item -> Lenient.text(item, "id"),
          "echo", item -> Lenient.text(item, "id"),
          // The placeholder and the medium that fills it later carry the same id.
          "history", item -> joined("history", item, Lenient.text(item, "type")),
          "status", item -> joined("status", item, Lenient.text(item, "status"), recipient(item)),
          "call", item -> joined("call", item, Lenient.text(item, "event", "status")));

  private ItemIds() {}

  /** The person, else the group, else the account. */
  static String key(Origin origin, Piece piece) {
    JsonNode contact = Objects.requireNonNullElse(piece.contact(), MissingNode.getInstance());
    Identity who = Persons.of(piece.kind(), piece.item(), contact, piece.thread());
    String person =
        who.phone() != null
            ? who.phone().substring(1)
            : Objects.requireNonNullElseGet(who.userId(), () -> orEmpty(who.parentUserId()));
    if (!person.isEmpty()) {
      return person;
    }
    String group = Lenient.text(piece.item(), "group_id");
    if (group == null && "status".equals(piece.kind())) {
      group = Lenient.text(piece.item(), "recipient_id");
    }
    String account = origin.waba().isEmpty() ? "unknown" : origin.waba();
    return bounded(group == null ? account : group);
  }

  /**
   * @param bytes of the item, wanted only if Meta gave it no id
   */
  static String id(Origin origin, Piece piece, Supplier<byte[]> bytes) {
    String own = OWN.getOrDefault(piece.kind(), item -> null).apply(piece.item());
    if (own != null) {
      return bounded(own);
    }
    boolean stamped = Moments.at(piece.item().path("timestamp")) != null;
    String sent = stamped || origin.time() == null ? "" : origin.time().asText();
    return Stream.of(piece.kind(), origin.waba(), orEmpty(origin.numberId()), sent, origin.field())
        .map(ItemIds::bounded)
        .collect(Collectors.joining(":", "", ":" + sha256(bytes.get())));
  }

  private static @Nullable String joined(String prefix, JsonNode item, @Nullable String... parts) {
    String id = Lenient.text(item, "id");
    if (id == null) {
      return null;
    }
    StringBuilder joined = new StringBuilder(prefix).append(':').append(id);
    for (String part : parts) {
      joined.append(':').append(orEmpty(part));
    }
    return joined.toString();
  }

  private static @Nullable String recipient(JsonNode status) {
    return Lenient.text(
        status,
        "recipient_participant_id",
        "recipient_participant_user_id",
        "recipient_id",
        "recipient_user_id");
  }

  /** Short and printable, so that it fits every key column and header. */
  private static String bounded(String text) {
    boolean fits = text.length() <= LONGEST && text.chars().allMatch(c -> c > ' ' && c < 127);
    return fits ? text : "sha256-" + sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
