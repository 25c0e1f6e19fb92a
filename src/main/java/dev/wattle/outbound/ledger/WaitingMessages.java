package dev.wattle.outbound.ledger;

import dev.wattle.outbound.obstacle.Obstacle;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which messages wait, and for what. */
@Component
public class WaitingMessages {

  private static final String BEHIND =
      """
      select id from message where state = 'deferred' and rule = :rule and (
        :kind = 'number' and number_id = :key
        or :kind in ('account', 'marketing', 'template')
        or :kind in ('unreachable', 'marketing-cap') and contact_id::text = :key)
      order by queue_no nulls last, requested_at
      """;

  private final JdbcClient jdbc;

  WaitingMessages(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Ids of those that an obstacle keeps waiting, in their order; perhaps some others too. */
  public List<String> behind(Obstacle.Kind kind, String key) {
    return jdbc.sql(BEHIND)
        .param("rule", kind.rule())
        .param("kind", kind.text())
        .param("key", key)
        .query(String.class)
        .list();
  }

  /** How many of them there are. */
  public int count(Obstacle.Kind kind, String key) {
    return jdbc.sql("select count(*) from (" + BEHIND + ") w")
        .param("rule", kind.rule())
        .param("kind", kind.text())
        .param("key", key)
        .query(Integer.class)
        .single();
  }
}
