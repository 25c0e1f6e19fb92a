package dev.wattle.bus;

import org.apache.camel.CamelContext;
import org.apache.camel.builder.ThreadPoolProfileBuilder;
import org.apache.camel.spi.CamelContextCustomizer;
import org.apache.camel.spi.PropertiesFunction;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Teaches Camel {@code {{topic:<event type>}}} and the thread pool profiles {@code lanes}, {@code
 * send-lanes} and {@code bulk-lanes}, of which each flow gets its own.
 */
@Configuration(proxyBeanMethods = false)
class CamelBusConfiguration {

  @Bean
  CamelContextCustomizer bus(
      @Value("${wattle.bus.lanes}") int lanes,
      @Value("${wattle.bus.send-lanes}") int sendLanes,
      @Value("${wattle.bus.bulk-lanes}") int bulkLanes) {
    return context -> {
      context.getPropertiesComponent().addPropertiesFunction(new TopicFunction());
      addLanes(context, "lanes", lanes);
      addLanes(context, "send-lanes", sendLanes);
      addLanes(context, "bulk-lanes", bulkLanes);
    };
  }

  private static void addLanes(CamelContext context, String name, int lanes) {
    context
        .getExecutorServiceManager()
        .registerThreadPoolProfile(
            new ThreadPoolProfileBuilder(name)
                .poolSize(lanes)
                .maxPoolSize(lanes)
                .maxQueueSize(-1)
                .allowCoreThreadTimeOut(true)
                .build());
  }

  private static final class TopicFunction implements PropertiesFunction {
    @Override
    public String getName() {
      return "topic";
    }

    @Override
    public String apply(String type) {
      return Topics.of(type);
    }
  }
}
