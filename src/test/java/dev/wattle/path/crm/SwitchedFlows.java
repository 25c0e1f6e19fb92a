package dev.wattle.path.crm;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Flows of the shared product that are on for the length of a test. */
final class SwitchedFlows {

  private final CamelContext camel;
  private final List<String> before;

  private SwitchedFlows(CamelContext camel) {
    this.camel = camel;
    this.before = routes();
  }

  static SwitchedFlows on(CamelContext camel, Map<String, String> settings, List<String> flows)
      throws Exception {
    SwitchedFlows switched = new SwitchedFlows(camel);
    Properties properties = new Properties();
    properties.putAll(settings);
    camel.getPropertiesComponent().setOverrideProperties(properties);
    skipThePast(camel.resolvePropertyPlaceholders("{{wattle.bus.brokers}}"), flows);
    for (String flow : flows) {
      String file = "classpath:routes/flows/" + flow + ".camel.yaml";
      PluginHelper.getRoutesLoader(camel).loadRoutes(ResourceHelper.resolveResource(camel, file));
    }
    return switched;
  }

  /** What other tests did is none of their business. */
  private static void skipThePast(String brokers, List<String> flows) {
    for (String flow : flows) {
      Map<String, Object> settings =
          Map.of("bootstrap.servers", brokers, "group.id", "wattle." + flow);
      try (KafkaConsumer<byte[], byte[]> consumer =
          new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
        List<TopicPartition> all =
            consumer.listTopics().values().stream()
                .flatMap(List::stream)
                .map(one -> new TopicPartition(one.topic(), one.partition()))
                .filter(one -> one.topic().matches("(events|vendor)[.].*"))
                .toList();
        Map<TopicPartition, OffsetAndMetadata> ends = new HashMap<>();
        consumer.endOffsets(all).forEach((one, end) -> ends.put(one, new OffsetAndMetadata(end)));
        consumer.commitSync(ends);
      }
    }
  }

  void off() throws Exception {
    for (String route : routes()) {
      if (!before.contains(route)) {
        camel.getRouteController().stopRoute(route);
        camel.removeRoute(route);
      }
    }
    camel.getPropertiesComponent().setOverrideProperties(new Properties());
  }

  private List<String> routes() {
    return camel.getRoutes().stream().map(Route::getId).toList();
  }
}
