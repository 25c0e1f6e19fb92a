package dev.wattle.connector;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.component.kamelet.KameletComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spring.spi.ApplicationContextBeanRepository;
import org.apache.camel.support.DefaultRegistry;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/** A CamelContext with the connector room and nothing else: no Boot, no bus, no database. */
final class LightCamel {

  static final ConnectorSettings SETTINGS =
      new ConnectorSettings(
          Duration.ofSeconds(2),
          Duration.ofSeconds(2),
          20,
          20,
          Duration.ofSeconds(10),
          Duration.ofMinutes(15));

  private LightCamel() {}

  /** Not yet started. */
  static CamelContext create(Clock clock, Map<String, String> settings) {
    AnnotationConfigApplicationContext beans = new AnnotationConfigApplicationContext();
    beans.registerBean(Clock.class, () -> clock);
    beans.registerBean(ObjectMapper.class, () -> new ObjectMapper());
    beans.registerBean(ConnectorSettings.class, () -> SETTINGS);
    ClassPathBeanDefinitionScanner room = new ClassPathBeanDefinitionScanner(beans);
    room.addExcludeFilter(new AnnotationTypeFilter(Configuration.class));
    room.scan("dev.wattle.connector");
    beans.refresh();
    DefaultCamelContext camel =
        new DefaultCamelContext(new DefaultRegistry(new ApplicationContextBeanRepository(beans)));
    Properties properties = new Properties();
    properties.putAll(settings);
    camel.getPropertiesComponent().setInitialProperties(properties);
    camel
        .getComponent("kamelet", KameletComponent.class)
        .setLocation("file:connectors,file:src/main/resources/kamelets");
    return camel;
  }
}
