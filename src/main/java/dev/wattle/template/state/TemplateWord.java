package dev.wattle.template.state;

import dev.wattle.event.Event;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One thing that Meta said about a template.
 *
 * @param id the same for the same word, however often it comes
 * @param status null if it said nothing about that
 * @param category null if it said nothing about that
 * @param next the category to come; null for none
 * @param tellsNext whether a missing {@code next} means that none is to come
 * @param who through whom we know: {@code meta}, or the person who asked
 */
public record TemplateWord(
    String id,
    String name,
    String language,
    @Nullable String status,
    @Nullable String category,
    @Nullable String next,
    boolean tellsNext,
    @Nullable String reason,
    Instant at,
    String who) {

  /** From {@code whatsapp.template.status} and {@code .category}; empty for others. */
  static Optional<TemplateWord> of(Event event) {
    Map<?, ?> template = event.data().get("template") instanceof Map<?, ?> map ? map : Map.of();
    String name = text(template, "name");
    String language = text(template, "language");
    boolean status = "whatsapp.template.status".equals(event.type());
    boolean category = "whatsapp.template.category".equals(event.type());
    if (name == null || language == null || !status && !category) {
      return Optional.empty();
    }
    // Meta may approve a template under another category than it was given.
    return Optional.of(
        new TemplateWord(
            event.id(),
            name,
            language,
            status ? upper(text(event.data(), "status")) : null,
            upper(category ? text(event.data(), "current") : text(template, "category")),
            category ? upper(text(event.data(), "next")) : null,
            category,
            text(event.data(), "reason"),
            event.time(),
            "meta"));
  }

  private static @Nullable String text(Map<?, ?> data, String key) {
    return data.get(key) instanceof String text ? text : null;
  }

  private static @Nullable String upper(@Nullable String text) {
    return text == null ? null : text.toUpperCase(Locale.ROOT);
  }
}
