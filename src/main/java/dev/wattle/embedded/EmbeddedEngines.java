package dev.wattle.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Starts the engines that the settings do not name: Kafka unless {@code KAFKA_BROKERS} is set,
 * PostgreSQL unless {@code SPRING_DATASOURCE_URL} is. They are up before the first bean is made,
 * and go down after the last one.
 */
public final class EmbeddedEngines
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedEngines.class);
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Deque<AutoCloseable> running = new ArrayDeque<>();

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    ConfigurableEnvironment environment = context.getEnvironment();
    boolean needsKafka = isMissing(environment, "wattle.bus.brokers");
    boolean needsDatabase = isMissing(environment, "spring.datasource.url");
    if (!needsKafka && !needsDatabase) {
      return;
    }
    SpringApplication.getShutdownHandlers().add(this::stop);
    try {
      Map<String, Object> properties = start(environment, needsKafka, needsDatabase);
      environment
          .getPropertySources()
          .addFirst(new MapPropertySource("embedded-engines", properties));
    } catch (RuntimeException e) {
      stop();
      throw e;
    }
  }

  private Map<String, Object> start(
      ConfigurableEnvironment environment, boolean needsKafka, boolean needsDatabase) {
    DataDirectory data =
        DataDirectory.open(Path.of(environment.getRequiredProperty("wattle.data-dir")));
    running.push(data);
    boolean flush =
        environment.getProperty("wattle.embedded.flush-every-message", Boolean.class, false);
    Map<String, Object> properties = new HashMap<>();
    CompletableFuture<EmbeddedKafka> kafka =
        needsKafka ? begin(() -> EmbeddedKafka.start(data, flush)) : null;
    if (needsDatabase) {
      EmbeddedDatabase database = await("PostgreSQL", begin(() -> EmbeddedDatabase.start(data)));
      properties.put("spring.datasource.url", database.url());
      properties.put("spring.datasource.username", "postgres");
      properties.put("spring.datasource.password", "");
    }
    if (kafka != null) {
      properties.put("wattle.bus.brokers", await("Kafka", kafka).brokers());
    }
    return properties;
  }

  private static <T> CompletableFuture<T> begin(Callable<T> engine) {
    CompletableFuture<T> future = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                future.complete(engine.call());
              } catch (Exception | Error e) {
                future.completeExceptionally(e);
              }
            },
            "embedded-engine");
    thread.setDaemon(true);
    thread.start();
    return future;
  }

  private <T extends AutoCloseable> T await(String name, CompletableFuture<T> engine) {
    for (int seconds = 0; seconds < PATIENCE.toSeconds(); seconds++) {
      try {
        T started = engine.get(1, TimeUnit.SECONDS);
        running.push(started);
        LOG.info("engine={} state=up", name);
        return started;
      } catch (TimeoutException e) {
        LOG.info("engine={} state=starting seconds={}", name, seconds + 1);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw failed(name, e);
      } catch (java.util.concurrent.ExecutionException e) {
        throw failed(name, e.getCause());
      }
    }
    throw failed(name, new TimeoutException("not up after " + PATIENCE));
  }

  private synchronized void stop() {
    while (!running.isEmpty()) {
      try {
        running.pop().close();
      } catch (Exception e) {
        LOG.warn("engine-stop-failed cause={}", e.toString());
      }
    }
  }

  private static IllegalStateException failed(String name, Throwable cause) {
    String text =
        "embedded.engine-failed: the embedded %s did not start (%s). See the lines above; the data is in wattle.data-dir.";
    return new IllegalStateException(text.formatted(name, cause.getMessage()), cause);
  }

  private static boolean isMissing(ConfigurableEnvironment environment, String key) {
    return environment.getProperty(key, "").isBlank();
  }
}
