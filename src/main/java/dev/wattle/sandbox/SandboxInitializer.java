package dev.wattle.sandbox;

import java.nio.file.Path;
import java.util.Map;
import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.Profiles;

/**
 * Opens the simulators' port before the context is refreshed, and sets {@code sandbox.base-url}.
 */
public final class SandboxInitializer
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    ConfigurableEnvironment environment = context.getEnvironment();
    if (!environment.acceptsProfiles(Profiles.of("sandbox"))) {
      return;
    }
    int port = environment.getProperty("wattle.sandbox.port", Integer.class, 0);
    String data = environment.getProperty("wattle.data-dir", "./data");
    SandboxServer server = SandboxServer.start(port, Path.of(data, "sandbox.port"));
    environment
        .getPropertySources()
        .addFirst(new MapPropertySource("sandbox", Map.of("sandbox.base-url", server.baseUrl())));
    context.getBeanFactory().registerSingleton("sandboxServer", server);
    // Not by the closing event: a start that fails publishes none, and the last sends come after
    // it.
    if (context.getBeanFactory() instanceof DefaultSingletonBeanRegistry beans) {
      beans.registerDisposableBean("sandboxServer", server::close);
    }
  }
}
