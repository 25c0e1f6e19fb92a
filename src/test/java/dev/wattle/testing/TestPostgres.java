package dev.wattle.testing;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One real PostgreSQL for all tests of this process, migrated, on a free port. */
public final class TestPostgres {

  private static final String EMPTY =
      """
      do $$
      declare
        one record;
        used boolean;
        tables text;
      begin
        -- Append-only tables refuse even this, except to a replica.
        set local session_replication_role = replica;
        for one in select tablename from pg_tables where schemaname = 'public' and tablename <> 'flyway_schema_history' loop
          execute format('select exists (select from %I)', one.tablename) into used;
          if used then
            tables := concat_ws(', ', tables, format('%I', one.tablename));
          end if;
        end loop;
        if tables is not null then
          execute 'truncate ' || tables || ' restart identity cascade';
        end if;
        perform setval(s.oid, 1, false) from pg_class s join pg_sequences q on q.sequencename = s.relname
          where s.relkind = 'S' and q.last_value is not null;
      end $$
      """;

  private static final DataSource DATA_SOURCE = start();

  private TestPostgres() {}

  /** A pool on the shared database, as it was left by the last test. */
  public static DataSource dataSource() {
    return DATA_SOURCE;
  }

  /** The shared database with all tables empty: call it before each test. */
  public static DataSource empty() {
    JdbcClient.create(DATA_SOURCE).sql(EMPTY).update();
    return DATA_SOURCE;
  }

  private static DataSource start() {
    try {
      EmbeddedPostgres postgres =
          EmbeddedPostgres.builder().setServerConfig("max_connections", "100").start();
      HikariDataSource pool = new HikariDataSource();
      pool.setJdbcUrl(postgres.getJdbcUrl("postgres", "postgres"));
      pool.setUsername("postgres");
      pool.setMaximumPoolSize(20);
      Flyway.configure().dataSource(pool).load().migrate();
      return pool;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
