package dev.wattle.whatsapp.webhook.message;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.whatsapp.webhook.item.Facts;
import dev.wattle.whatsapp.webhook.item.Lenient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Cards from the person's address book, or the answer to our question for the number. */
final class ContactsContent {

  /** Lists of a card and the keys of their entries. */
  private static final Map<String, List<String>> LISTS =
      Map.of(
          "phones", List.of("phone", "wa_id", "type"),
          "emails", List.of("email", "type"),
          "urls", List.of("url", "type"),
          "addresses",
              List.of("street", "city", "state", "zip", "country", "country_code", "type"));

  private ContactsContent() {}

  static @Nullable Content read(JsonNode message) {
    List<Map<String, Object>> cards = new ArrayList<>();
    for (JsonNode card : Lenient.list(message.path("contacts"))) {
      cards.add(card(card));
    }
    if (cards.isEmpty()) {
      return null;
    }
    String names =
        cards.stream()
            .map(card -> card.get("name") instanceof Map<?, ?> name ? name.get("formatted") : null)
            .filter(String.class::isInstance)
            .map(String.class::cast)
            .collect(Collectors.joining(", "));
    Facts facts = Facts.from(message).put("contacts", cards).text("origin", "origin");
    return Content.of("contacts", names.isEmpty() ? null : names, facts);
  }

  private static Map<String, Object> card(JsonNode card) {
    Facts facts = Facts.from(card);
    facts.put("name", name(card.path("name")));
    LISTS.forEach((key, names) -> facts.put(key, entries(card.path(key), names)));
    Facts org = Facts.from(card.path("org"));
    org.text("company", "company").text("department", "department").text("title", "title");
    return facts.put("org", org).text("birthday", "birthday").text("vcard", "vcard").map();
  }

  private static Facts name(JsonNode name) {
    return Facts.from(name)
        .text("formatted_name", "formatted")
        .text("first_name", "first")
        .text("last_name", "last")
        .text("middle_name", "middle")
        .text("prefix", "prefix")
        .text("suffix", "suffix");
  }

  private static List<Map<String, Object>> entries(JsonNode list, List<String> names) {
    List<Map<String, Object>> entries = new ArrayList<>();
    for (JsonNode entry : Lenient.list(list)) {
      Facts facts = Facts.from(entry);
      names.forEach(name -> facts.text(name, ours(name)));
      if (!facts.map().isEmpty()) {
        entries.add(facts.map());
      }
    }
    return entries;
  }

  private static String ours(String name) {
    return switch (name) {
      case "wa_id" -> "waId";
      case "country_code" -> "countryCode";
      default -> name;
    };
  }
}
