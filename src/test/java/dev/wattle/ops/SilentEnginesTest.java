package dev.wattle.ops;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.Status;

class SilentEnginesTest {

  private static final OpsSettings SETTINGS = new OpsSettings(ofSeconds(15), ofMillis(300));

  @Test
  void kafkaThatDoesNotAnswerIsDownAndSaysWhatToDo() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        BusProbe bus = new BusProbe("127.0.0.1:" + silent.getLocalPort(), SETTINGS)) {
      Health health = new KafkaHealthIndicator(bus).health();

      assertThat(health.getStatus()).isEqualTo(Status.DOWN);
      assertThat(health.getDetails().toString()).contains("ops.kafka-silent", "KAFKA_BROKERS");
    }
  }

  @Test
  void postgresqlThatIsNotThereIsDownAndSaysWhatToDo() {
    try (HikariDataSource nowhere = new HikariDataSource()) {
      nowhere.setJdbcUrl("jdbc:postgresql://127.0.0.1:1/wattle");
      nowhere.setInitializationFailTimeout(-1);
      nowhere.setConnectionTimeout(300);

      Health health = new PostgresqlHealthIndicator(nowhere, SETTINGS).health();

      assertThat(health.getStatus()).isEqualTo(Status.DOWN);
      assertThat(health.getDetails().toString()).contains("SPRING_DATASOURCE_URL");
    }
  }
}
