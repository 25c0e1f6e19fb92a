package dev.wattle.consent.brake;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wattle.consent.ConsentLedger;
import dev.wattle.consent.talk.OptingOutSettings;
import dev.wattle.testing.ShippedSettings;
import dev.wattle.testing.TestPostgres;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The brake, put together by hand. */
public final class BrakeFixture {

  private BrakeFixture() {}

  public static AutomaticWithdrawals of(ConsentLedger ledger) {
    return of(ledger, settings(), Clock.systemUTC());
  }

  public static AutomaticWithdrawals of(
      ConsentLedger ledger, OptingOutSettings settings, Clock clock) {
    DataSource database = TestPostgres.dataSource();
    BrakeRows rows = new BrakeRows(JdbcClient.create(database), new ObjectMapper());
    return new AutomaticWithdrawals(rows, ledger, settings, clock, database);
  }

  public static OptingOutSettings settings() {
    return ShippedSettings.bind(
        "wattle.opting-out", OptingOutSettings.class, "opting-out.yaml", "application.yaml");
  }
}
