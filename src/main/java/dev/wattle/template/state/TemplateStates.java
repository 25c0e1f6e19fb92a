package dev.wattle.template.state;

import dev.wattle.event.Event;
import dev.wattle.template.Category;
import dev.wattle.template.Template;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Remembers what Meta says about templates; every change is kept. */
@Component
public final class TemplateStates {

  private static final String INSERT =
      """
      insert into template_state (event_id, name, language, status, category, reason, changed_at)
      values (:event, :name, :language, :status, :category, :reason, :at)
      on conflict (event_id) do nothing
      """;

  // Status and category come in events of their own, and perhaps out of order.
  private static final String NEWEST =
      """
      select
        (array_agg(status order by changed_at desc, id desc)
          filter (where status is not null))[1] as status,
        (array_agg(reason order by changed_at desc, id desc)
          filter (where status is not null))[1] as reason,
        (array_agg(category order by changed_at desc, id desc)
          filter (where category is not null))[1] as category,
        max(changed_at) as changed_at
      from template_state where name = :name and language = :language
      having count(*) > 0
      """;

  private final JdbcClient jdbc;

  TemplateStates(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Takes {@code whatsapp.template.status} and {@code .category}; others pass by. */
  public void apply(Event event) {
    Map<?, ?> template = event.data().get("template") instanceof Map<?, ?> map ? map : Map.of();
    String name = text(template, "name");
    String language = text(template, "language");
    boolean status = "whatsapp.template.status".equals(event.type());
    boolean category = "whatsapp.template.category".equals(event.type());
    if (name == null || language == null || !status && !category) {
      return;
    }
    // Meta may approve a template under another category than it was given.
    jdbc.sql(INSERT)
        .param("event", event.id())
        .param("name", name)
        .param("language", language.replace('-', '_'))
        .param("status", status ? upper(text(event.data(), "status")) : null)
        .param(
            "category",
            upper(category ? text(event.data(), "current") : text(template, "category")))
        .param("reason", text(event.data(), "reason"))
        .param("at", event.time().atOffset(ZoneOffset.UTC))
        .update();
  }

  /** What counts now. */
  public TemplateState of(Template template) {
    return of(template.name(), template.language());
  }

  /** As {@link #of(Template)}, for one that may not be in the catalogue. */
  public TemplateState of(String name, String language) {
    return jdbc.sql(NEWEST)
        .param("name", name)
        .param("language", language)
        .query(
            (row, number) ->
                new TemplateState(
                    Stream.ofNullable(row.getString("status")).findFirst().orElse("APPROVED"),
                    category(row.getString("category")),
                    row.getString("reason"),
                    row.getTimestamp("changed_at").toInstant()))
        .optional()
        .orElse(TemplateState.UNTOLD);
  }

  private static @Nullable Category category(@Nullable String written) {
    return Stream.of(Category.values())
        .filter(known -> known.name().equals(written))
        .findFirst()
        .orElse(null);
  }

  private static @Nullable String text(Map<?, ?> data, String key) {
    return data.get(key) instanceof String text ? text : null;
  }

  private static @Nullable String upper(@Nullable String text) {
    return text == null ? null : text.toUpperCase(Locale.ROOT);
  }
}
