package dev.wattle.command.dry;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wattle.connector.ConnectorSettings;
import java.time.Clock;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spring.spi.ApplicationContextBeanRepository;
import org.apache.camel.support.DefaultRegistry;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/** A CamelContext with the connector room and nothing else: no Boot, no bus, no database. */
public final class BareCamel {

  private BareCamel() {}

  /** Not yet started. */
  public static DefaultCamelContext create(Clock clock, ConnectorSettings settings) {
    AnnotationConfigApplicationContext beans = new AnnotationConfigApplicationContext();
    beans.registerBean(Clock.class, () -> clock);
    beans.registerBean(ObjectMapper.class, () -> new ObjectMapper());
    beans.registerBean(ConnectorSettings.class, () -> settings);
    ClassPathBeanDefinitionScanner room = new ClassPathBeanDefinitionScanner(beans);
    room.addExcludeFilter(new AnnotationTypeFilter(Configuration.class));
    room.scan("dev.wattle.connector");
    beans.refresh();
    return new DefaultCamelContext(
        new DefaultRegistry(new ApplicationContextBeanRepository(beans)));
  }
}
