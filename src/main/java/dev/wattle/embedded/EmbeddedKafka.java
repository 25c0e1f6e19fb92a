package dev.wattle.embedded;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** One Kafka broker (KRaft, broker and controller in one) in this process, its log on disk. */
final class EmbeddedKafka implements AutoCloseable {

  private static final String CONTROLLER = "CONTROLLER";
  private static final String LARGEST_RECORD = String.valueOf(4 * 1024 * 1024);

  private static final Map<String, String> ALONE =
      Map.ofEntries(
          Map.entry("process.roles", "broker,controller"),
          Map.entry("node.id", "1"),
          Map.entry("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT"),
          Map.entry("controller.listener.names", CONTROLLER),
          Map.entry("auto.create.topics.enable", "false"),
          Map.entry("offsets.topic.replication.factor", "1"),
          Map.entry("offsets.topic.num.partitions", "4"),
          Map.entry("transaction.state.log.replication.factor", "1"),
          Map.entry("transaction.state.log.min.isr", "1"),
          Map.entry("group.initial.rebalance.delay.ms", "0"),
          Map.entry("message.max.bytes", LARGEST_RECORD),
          Map.entry("log.cleaner.dedupe.buffer.size", LARGEST_RECORD),
          // After kill -9 the old session has to end before the broker may come back: 6 s, not 14.
          Map.entry("broker.session.timeout.ms", "3000"),
          Map.entry("broker.heartbeat.interval.ms", "500"));

  private final KafkaRaftServer server;
  private final String brokers;

  private EmbeddedKafka(KafkaRaftServer server, String brokers) {
    this.server = server;
    this.brokers = brokers;
  }

  static EmbeddedKafka start(DataDirectory data, boolean flushEveryMessage) throws Exception {
    int port = data.port("kafka", taken -> false);
    int controller = data.port("kafka-controller", taken -> false);
    Path log = data.resolve("kafka");
    if (!Files.exists(log.resolve("meta.properties"))) {
      format(log);
    }
    Properties properties = new Properties();
    properties.putAll(ALONE);
    properties.putAll(places(log, port, controller));
    if (flushEveryMessage) {
      properties.put("log.flush.interval.messages", "1");
    }
    KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(properties, false), Time.SYSTEM);
    server.startup();
    data.remember("kafka", port);
    data.remember("kafka-controller", controller);
    return new EmbeddedKafka(server, "127.0.0.1:" + port);
  }

  String brokers() {
    return brokers;
  }

  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }

  private static void format(Path log) throws Exception {
    new Formatter()
        .setPrintStream(
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
        .setClusterId(Uuid.randomUuid().toString())
        .setNodeId(1)
        .setControllerListenerName(CONTROLLER)
        .setReleaseVersion(MetadataVersion.latestProduction())
        .addDirectory(log.toString())
        .setMetadataLogDirectory(log.toString())
        .run();
  }

  private static Map<String, String> places(Path log, int port, int controller) {
    return Map.of(
        "listeners",
        "PLAINTEXT://127.0.0.1:%d,%s://127.0.0.1:%d".formatted(port, CONTROLLER, controller),
        "advertised.listeners",
        "PLAINTEXT://127.0.0.1:" + port,
        "controller.quorum.voters",
        "1@127.0.0.1:" + controller,
        "log.dirs",
        log.toString());
  }
}
