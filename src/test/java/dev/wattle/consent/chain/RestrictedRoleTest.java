package dev.wattle.consent.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.wattle.consent.ConsentDecision;
import dev.wattle.consent.ConsentFixture;
import dev.wattle.consent.ConsentState;
import dev.wattle.event.ContactId;
import dev.wattle.event.Purpose;
import dev.wattle.testing.SettableClock;
import dev.wattle.testing.TestPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The role that docs/examples/restricted-role.sql makes: all it needs, and no more. */
class RestrictedRoleTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private final SettableClock clock = new SettableClock(NOON);
  private final DataSource owner = TestPostgres.dataSource();
  private final DataSource restricted = as("wattle_app");

  @BeforeEach
  void role() throws Exception {
    TestPostgres.empty();
    JdbcClient.create(owner)
        .sql(Files.readString(Path.of("docs/examples/restricted-role.sql")))
        .update();
  }

  @AfterEach
  void noRole() {
    JdbcClient.create(owner).sql("drop owned by wattle_app; drop role wattle_app").update();
  }

  @Test
  void recordsSealsAndVerifies() {
    ConsentFixture.ledger(restricted, clock)
        .record(
            new ConsentDecision(
                new ContactId(UUID.randomUUID()),
                Purpose.MARKETING,
                ConsentState.WITHDRAWN,
                "phone",
                "test",
                null,
                Map.of(),
                null,
                NOON,
                "test"));
    assertThat(ChainFixture.sealer(restricted, clock).seal()).isEqualTo(1);
    assertThat(ChainFixture.verifier(restricted, clock).verify(List.of()).intact()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update consent set state = 'given'",
        "delete from consent",
        "truncate consent",
        "delete from consent_seal",
        "update consent_checkpoint set hash = ''",
        "delete from audit",
        "alter table consent disable trigger all",
        "set session_replication_role = replica"
      })
  void mayNotChangeWhatOnlyGrows(String sql) {
    JdbcClient jdbc = JdbcClient.create(restricted);
    assertThatThrownBy(() -> jdbc.sql(sql).update())
        .rootCause()
        .hasMessageMatching("(?s).*(permission denied|must be owner).*");
  }

  /** Not from the pool, which would hand the role on to others. */
  private DataSource as(String role) {
    String url = ((HikariDataSource) owner).getJdbcUrl();
    return new DriverManagerDataSource(url, "postgres", "") {
      @Override
      public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        try (var statement = connection.createStatement()) {
          statement.execute("set role " + role);
        }
        return connection;
      }
    };
  }
}
