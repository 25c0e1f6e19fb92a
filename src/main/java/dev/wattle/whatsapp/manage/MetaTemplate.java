package dev.wattle.whatsapp.manage;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A template as Meta has it.
 *
 * @param id Meta's, 16 digits
 * @param language with an underscore
 * @param status in capitals
 * @param category in capitals
 * @param correctCategory where Meta announced to move it to another one; null otherwise
 * @param quality {@code GREEN}, {@code YELLOW}, {@code RED} or {@code UNKNOWN}
 * @param shape of its components, to compare with a draft's
 */
public record MetaTemplate(
    String id,
    String name,
    String language,
    String status,
    String category,
    @Nullable String correctCategory,
    String quality,
    String shape) {

  static MetaTemplate of(JsonNode node) {
    String category = upper(node.path("category").asText());
    String correct = upper(node.path("correct_category").asText(""));
    return new MetaTemplate(
        node.path("id").asText(),
        node.path("name").asText(),
        node.path("language").asText().replace('-', '_'),
        upper(node.path("status").asText("UNKNOWN")),
        category,
        correct.isEmpty() || correct.equals(category) ? null : correct,
        upper(node.at("/quality_score/score").asText("UNKNOWN")),
        TemplateShape.of(category, node.path("components")));
  }

  private static String upper(String text) {
    return text.toUpperCase(Locale.ROOT);
  }
}
