package dev.wattle.template.state;

import dev.wattle.event.Event;
import dev.wattle.template.Category;
import dev.wattle.template.Template;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Remembers what Meta says about templates; every change is kept, and stands in the audit. */
@Component
public final class TemplateStates {

  private static final String INSERT =
      """
      with told as (
        insert into template_state
          (event_id, name, language, status, category, next_category, tells_next, reason, changed_at)
        values (:event, :name, :language, :status, :category, :next, :tells, :reason, :at)
        on conflict (event_id) do nothing
        returning *)
      insert into template_audit (at, act, name, language, who, reason, detail)
      select changed_at, 'state', name, language, :who, coalesce(reason, 'none given'),
        concat_ws(', ', status, category, 'next ' || next_category)
      from told
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
        (array_agg(next_category order by changed_at desc, id desc)
          filter (where tells_next))[1] as next,
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
    TemplateWord.of(event).ifPresent(this::apply);
  }

  /** Takes what was learned in another way; the same word twice counts once. */
  public void apply(TemplateWord word) {
    jdbc.sql(INSERT)
        .param("event", word.id())
        .param("name", word.name())
        .param("language", word.language().replace('-', '_'))
        .param("status", word.status())
        .param("category", word.category())
        .param("next", word.next())
        .param("tells", word.tellsNext())
        .param("reason", word.reason())
        .param("at", word.at().atOffset(ZoneOffset.UTC))
        .param("who", word.who())
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
        .query((row, number) -> read(row))
        .optional()
        .orElse(TemplateState.UNTOLD);
  }

  private static TemplateState read(ResultSet row) throws SQLException {
    return new TemplateState(
        Stream.ofNullable(row.getString("status")).findFirst().orElse("APPROVED"),
        category(row.getString("category")),
        category(row.getString("next")),
        row.getString("reason"),
        row.getTimestamp("changed_at").toInstant());
  }

  private static @Nullable Category category(@Nullable String written) {
    return Stream.of(Category.values())
        .filter(known -> known.name().equals(written))
        .findFirst()
        .orElse(null);
  }
}
