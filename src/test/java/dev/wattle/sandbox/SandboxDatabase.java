package dev.wattle.sandbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wattle.sandbox.store.JdbcObjectStore;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.transaction.support.TransactionTemplate;

/** A real PostgreSQL for the tests of this room, started once. */
public final class SandboxDatabase {

  private static final DriverManagerDataSource SOURCE = start();

  private SandboxDatabase() {}

  /** Empty tables. */
  public static JdbcTemplate empty() {
    JdbcTemplate jdbc = new JdbcTemplate(SOURCE);
    jdbc.execute("truncate sandbox_object, sandbox_event");
    return jdbc;
  }

  public static JdbcObjectStore store() {
    return new JdbcObjectStore(new JdbcTemplate(SOURCE), transactions(), new ObjectMapper());
  }

  public static TransactionTemplate transactions() {
    return new TransactionTemplate(new DataSourceTransactionManager(SOURCE));
  }

  private static DriverManagerDataSource start() {
    try {
      EmbeddedPostgres postgres = EmbeddedPostgres.builder().start();
      DriverManagerDataSource source =
          new DriverManagerDataSource(postgres.getJdbcUrl("postgres", "postgres"));
      new ResourceDatabasePopulator(new ClassPathResource("db/migration/V9__sandbox.sql"))
          .execute(source);
      return source;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
