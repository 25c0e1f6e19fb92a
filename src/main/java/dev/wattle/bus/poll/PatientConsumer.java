package dev.wattle.bus.poll;

import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/** A consumer that costs little while nothing comes, and nothing where something comes. */
final class PatientConsumer extends KafkaConsumer<Object, Object> {

  private final Patience patience = new Patience();

  PatientConsumer(Properties settings) {
    super(settings);
  }

  @Override
  public ConsumerRecords<Object, Object> poll(Duration timeout) {
    ConsumerRecords<Object, Object> records = super.poll(patience.of(timeout));
    patience.came(records.count());
    return records;
  }
}
