package dev.wattle.whatsapp.message;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** Limits that span several places of a message, where a schema cannot count. */
final class CrossChecks {

  private static final String SECTIONS = "interactive.action.sections";
  private static final Map<String, BiConsumer<JsonNode, List<Violation>>> BY_KIND =
      Map.of(
          "button", CrossChecks::buttons,
          "list", CrossChecks::list,
          "product_list", CrossChecks::products,
          "carousel", CrossChecks::carousel);

  private CrossChecks() {}

  static List<Violation> check(String type, JsonNode content) {
    List<Violation> broken = new ArrayList<>();
    switch (type) {
      case "interactive" ->
          BY_KIND
              .getOrDefault(content.path("type").asText(), (node, into) -> {})
              .accept(content.path("action"), broken);
      case "template" -> template(content, broken);
      case "reaction" -> reaction(content.path("emoji").asText(), broken);
      default -> {}
    }
    return broken;
  }

  private static void buttons(JsonNode action, List<Violation> broken) {
    String field = "interactive.action.buttons";
    distinct(field, "reply id", values(action.path("buttons"), "/reply/id"), broken);
    distinct(field, "title", values(action.path("buttons"), "/reply/title"), broken);
  }

  private static void list(JsonNode action, List<Violation> broken) {
    JsonNode sections = action.path("sections");
    total(sections, "rows", 10, broken);
    List<String> ids = new ArrayList<>();
    sections.forEach(section -> ids.addAll(values(section.path("rows"), "/id")));
    distinct(SECTIONS, "row id", ids, broken);
    titles(sections, broken);
  }

  private static void products(JsonNode action, List<Violation> broken) {
    total(action.path("sections"), "productItems", 30, broken);
    titles(action.path("sections"), broken);
  }

  private static void carousel(JsonNode action, List<Violation> broken) {
    same("header type", values(action.path("cards"), "/header/type"), broken);
    same("type", values(action.path("cards"), "/type"), broken);
    same("catalogId", values(action.path("cards"), "/action/catalogId"), broken);
  }

  private static void template(JsonNode content, List<Violation> broken) {
    if (content.has("parameters") && content.has("components")) {
      broken.add(
          Violation.of("template", "has parameters and components: give the one or the other."));
    }
  }

  private static void reaction(String emoji, List<Violation> broken) {
    if (!emoji.isEmpty() && !emoji.matches("\\X")) {
      broken.add(Violation.of("reaction.emoji", "must be one emoji, or empty to take it back."));
    }
  }

  private static void total(JsonNode sections, String key, int limit, List<Violation> broken) {
    int total = 0;
    for (JsonNode section : sections) {
      total += section.path(key).size();
    }
    if (total > limit) {
      broken.add(Violation.over(SECTIONS, limit, total, key + " over all sections"));
    }
  }

  private static void titles(JsonNode sections, List<Violation> broken) {
    for (int i = 0; sections.size() > 1 && i < sections.size(); i++) {
      if (!sections.get(i).has("title")) {
        broken.add(Violation.of(SECTIONS + "[" + i + "].title", "is missing: sections are many."));
      }
    }
  }

  private static void distinct(
      String field, String what, List<String> values, List<Violation> broken) {
    Set<String> seen = new HashSet<>(values);
    if (seen.size() < values.size()) {
      broken.add(Violation.of(field, "uses the same " + what + " twice."));
    }
  }

  private static void same(String what, List<String> values, List<Violation> broken) {
    if (Set.copyOf(values).size() > 1) {
      broken.add(
          Violation.of(
              "interactive.action.cards", "must have the same " + what + " on all cards."));
    }
  }

  private static List<String> values(JsonNode items, String pointer) {
    List<String> values = new ArrayList<>();
    items.forEach(item -> values.add(item.at(pointer).asText()));
    return values;
  }
}
