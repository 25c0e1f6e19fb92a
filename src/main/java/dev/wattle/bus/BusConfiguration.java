package dev.wattle.bus;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BusSettings.class)
class BusConfiguration {

  @Bean
  RecordPublisher recordPublisher(BusSettings settings) {
    createTopics(settings);
    return new RecordPublisher(
        new KafkaProducer<>(producer(settings), new StringSerializer(), new ByteArraySerializer()));
  }

  private static Map<String, Object> producer(BusSettings settings) {
    int timeout = Math.toIntExact(settings.publishTimeout().toMillis());
    return Map.of(
        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
        settings.brokers(),
        ProducerConfig.ACKS_CONFIG,
        "all",
        ProducerConfig.LINGER_MS_CONFIG,
        1,
        ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
        4 * 1024 * 1024,
        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
        timeout / 2,
        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
        timeout,
        ProducerConfig.MAX_BLOCK_MS_CONFIG,
        timeout);
  }

  private static void createTopics(BusSettings settings) {
    Map<String, String> config =
        Map.of(
            TopicConfig.RETENTION_MS_CONFIG, String.valueOf(settings.retention().toMillis()),
            TopicConfig.MAX_MESSAGE_BYTES_CONFIG, String.valueOf(4 * 1024 * 1024));
    List<NewTopic> topics =
        Topics.all().stream()
            .map(
                name ->
                    new NewTopic(name, settings.partitions(), settings.replicas()).configs(config))
            .toList();
    try (Admin admin =
        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, settings.brokers()))) {
      admin.createTopics(topics).values().values().forEach(topic -> await(topic, settings));
    }
  }

  private static void await(KafkaFuture<Void> topic, BusSettings settings) {
    try {
      topic.get();
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        String message =
            "bus.unreachable: no topics could be made at %s. Check wattle.bus.brokers (KAFKA_BROKERS).";
        throw new IllegalStateException(message.formatted(settings.brokers()), e.getCause());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while topics were made", e);
    }
  }
}
