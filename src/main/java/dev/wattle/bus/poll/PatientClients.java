package dev.wattle.bus.poll;

import java.util.Properties;
import org.apache.camel.component.kafka.DefaultKafkaClientFactory;
import org.apache.kafka.clients.consumer.Consumer;
import org.springframework.stereotype.Component;

/** Camel's Kafka component takes its clients from here. */
@Component
class PatientClients extends DefaultKafkaClientFactory {

  @Override
  public Consumer<Object, Object> getConsumer(Properties settings) {
    return new PatientConsumer(settings);
  }
}
