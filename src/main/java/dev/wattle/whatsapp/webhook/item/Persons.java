package dev.wattle.whatsapp.webhook.item;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.event.ContactAddress;
import dev.wattle.event.Identity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whom an item is about. Meta puts the person under different names by kind of item, leaves the
 * phone number out, or puts a user id in its place.
 */
public final class Persons {

  private static final Pattern SEPARATORS = Pattern.compile("[+ ().-]");
  private static final Pattern PLAUSIBLE = Pattern.compile("[1-9]\\d{6,14}");

  /** Candidates by kind, best first; each may turn out to be a phone number, a user id, or junk. */
  private static final Map<String, Function<JsonNode, List<String>>> CANDIDATES =
      Map.ofEntries(
          Map.entry("message", Persons::sender),
          Map.entry("status", Persons::recipient),
          Map.entry("echo", item -> texts(item, "to", "to_user_id", "to_parent_user_id")),
          Map.entry("contact", Persons::synced),
          Map.entry("preference", Persons::itself),
          Map.entry("user-id", Persons::renamed),
          Map.entry("call", Persons::otherParty));

  private Persons() {}

  /**
   * @param contact the profile beside the item; may be a missing node
   * @param thread the person's side of a history thread; null elsewhere
   */
  public static Identity of(String kind, JsonNode item, JsonNode contact, @Nullable String thread) {
    List<String> candidates = new ArrayList<>();
    if (thread != null) {
      candidates.add(thread);
    }
    candidates.addAll(texts(contact, "wa_id"));
    candidates.addAll(CANDIDATES.getOrDefault(kind, nobody -> List.of()).apply(item));
    candidates.addAll(texts(contact, "user_id", "parent_user_id"));
    return new Identity(
        first(candidates, Persons::phone),
        first(candidates, id -> isOwn(id) ? id : null),
        first(candidates, id -> isParent(id) ? id : null),
        Lenient.text(contact.path("profile"), "username"),
        Lenient.text(contact.path("profile"), "name"));
  }

  /** In E.164 with its plus sign; null if it cannot be a phone number. */
  public static @Nullable String phone(@Nullable String text) {
    if (text == null || text.length() > 32) {
      return null;
    }
    String digits = SEPARATORS.matcher(text).replaceAll("");
    return PLAUSIBLE.matcher(digits).matches() ? "+" + digits : null;
  }

  private static boolean isParent(String id) {
    return ContactAddress.isUserId(id) && id.startsWith(".ENT.", 2);
  }

  private static boolean isOwn(String id) {
    return ContactAddress.isUserId(id) && !isParent(id);
  }

  private static @Nullable String first(
      List<String> candidates, Function<String, @Nullable String> form) {
    for (String candidate : candidates) {
      String found = form.apply(candidate);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private static List<String> sender(JsonNode item) {
    return texts(item, "from", "from_user_id", "from_parent_user_id");
  }

  private static List<String> itself(JsonNode item) {
    return texts(item, "wa_id", "user_id", "parent_user_id");
  }

  private static List<String> recipient(JsonNode item) {
    List<String> found =
        texts(
            item,
            "recipient_participant_id",
            "recipient_participant_user_id",
            "recipient_participant_parent_user_id");
    if (!"group".equals(Lenient.text(item, "recipient_type"))) {
      found.addAll(
          texts(
              item,
              "recipient_id",
              "recipient_user_id",
              "parent_recipient_user_id",
              "parent_user_id"));
    }
    return found;
  }

  private static List<String> synced(JsonNode item) {
    return texts(item.path("contact"), "phone_number", "wa_id", "user_id");
  }

  /** The old id: under it we know the person. */
  private static List<String> renamed(JsonNode item) {
    List<String> found = texts(item, "wa_id");
    found.addAll(texts(item.path("user_id"), "previous", "current"));
    return found;
  }

  private static List<String> otherParty(JsonNode item) {
    return "BUSINESS_INITIATED".equals(Lenient.text(item, "direction"))
        ? texts(item, "to", "to_user_id", "to_parent_user_id")
        : sender(item);
  }

  private static List<String> texts(JsonNode node, String... keys) {
    List<String> found = new ArrayList<>(4);
    for (String key : keys) {
      String text = Lenient.text(node, key);
      if (text != null) {
        found.add(text);
      }
    }
    return found;
  }
}
