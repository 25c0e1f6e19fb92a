package dev.wattle.template.audit;

import dev.wattle.template.Template;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The book of approvals and acts. */
@Component
public class TemplateAudit {

  private static final String INSERT =
      """
      insert into template_audit (at, act, name, language, version, who, reason, detail)
      values (:at, :act, :name, :language, :version, :who, :reason, :detail)
      on conflict do nothing
      """;

  private static final String APPROVERS =
      """
      select who from template_audit
      where act = 'approve' and name = :name and language = :language and version = :version
      order by id
      """;

  private final JdbcClient jdbc;
  private final Clock clock;

  TemplateAudit(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * @return false if that person had approved that content before
   */
  public boolean approve(Template template, String who, String reason) {
    return write("approve", template, who, reason, null) == 1;
  }

  /** That the content went to Meta, and what Meta made of it. */
  public void submitted(Template template, String who, String reason, String detail) {
    write("submit", template, who, reason, detail);
  }

  /** That somebody had us ask Meta how all of them stand. */
  public void synced(String who, String reason, String detail) {
    insert("sync", "*", "*", null, who, reason, detail);
  }

  /** Who approved the content as it is now, in their order; a changed file starts anew. */
  public List<String> approvers(Template template) {
    return jdbc.sql(APPROVERS)
        .param("name", template.name())
        .param("language", template.language())
        .param("version", template.version())
        .query(String.class)
        .list();
  }

  /** The newest first. */
  public List<TemplateAct> newest(int limit) {
    return jdbc.sql("select * from template_audit order by id desc limit :limit")
        .param("limit", limit)
        .query((row, number) -> read(row))
        .list();
  }

  private int write(
      String act, Template template, String who, String reason, @Nullable String detail) {
    return insert(
        act, template.name(), template.language(), template.version(), who, reason, detail);
  }

  private int insert(
      String act,
      String name,
      String language,
      @Nullable String version,
      String who,
      String reason,
      @Nullable String detail) {
    return jdbc.sql(INSERT)
        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
        .param("act", act)
        .param("name", name)
        .param("language", language)
        .param("version", version)
        .param("who", who)
        .param("reason", reason)
        .param("detail", detail)
        .update();
  }

  private static TemplateAct read(ResultSet row) throws SQLException {
    return new TemplateAct(
        row.getTimestamp("at").toInstant(),
        row.getString("act"),
        row.getString("name"),
        row.getString("language"),
        row.getString("version"),
        row.getString("who"),
        row.getString("reason"),
        row.getString("detail"));
  }
}
