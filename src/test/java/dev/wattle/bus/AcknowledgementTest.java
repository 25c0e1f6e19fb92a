package dev.wattle.bus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wattle.testing.FullStack;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Kafka's own thread must stay free for the next acknowledgement. */
@FullStack
class AcknowledgementTest {

  private static final String TOPIC = "acknowledgement-test";

  @Autowired private RecordPublisher publisher;
  @Autowired private BusSettings settings;

  @BeforeEach
  void topic() throws Exception {
    Map<String, Object> where =
        Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, settings.brokers());
    try (Admin admin = Admin.create(where)) {
      admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
    }
  }

  @Test
  void whatFollowsAnAcknowledgementDoesNotRunOnTheProducersThread() {
    assertThat(IntStream.range(0, 50))
        .allSatisfy(n -> assertThat(followingThread()).doesNotContain("producer"));
  }

  private String followingThread() {
    return publisher
        .publish(TOPIC, null, new byte[] {1}, Map.of())
        .thenApply(done -> Thread.currentThread().getName())
        .orTimeout(30, TimeUnit.SECONDS)
        .join();
  }
}
