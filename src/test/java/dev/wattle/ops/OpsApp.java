package dev.wattle.ops;

import java.io.IOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.autoconfigure.actuate.observability.AutoConfigureObservability;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.util.FileSystemUtils;

/** The rooms that operators touch, over the embedded engines. */
@EnableAutoConfiguration
@EnableScheduling
@ComponentScan({
  "dev.wattle.ops",
  "dev.wattle.audit",
  "dev.wattle.template",
  "dev.wattle.whatsapp",
  "dev.wattle.bus",
  "dev.wattle.idempotency",
  "dev.wattle.embedded"
})
public class OpsApp {

  /** Marks a test over that app, on free ports. */
  @Retention(RetentionPolicy.RUNTIME)
  @ExtendWith(FreshData.class)
  @ActiveProfiles("sandbox")
  @AutoConfigureObservability(tracing = false)
  @SpringBootTest(
      classes = OpsApp.class,
      webEnvironment = WebEnvironment.RANDOM_PORT,
      properties = {
        "wattle.data-dir=target/ops-engines",
        "wattle.cluster.name=ops-test",
        "spring.jmx.enabled=true",
        "camel.main.routes-include-pattern=file:routes/system/dead-letters.camel.yaml"
      })
  public @interface Test {}

  /**
   * Empties what an earlier run left; its migrations may differ. Once, as the context is shared.
   */
  static final class FreshData implements BeforeAllCallback {
    private static final AtomicBoolean DONE = new AtomicBoolean();

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
      if (DONE.compareAndSet(false, true)) {
        FileSystemUtils.deleteRecursively(Path.of("target/ops-engines"));
      }
    }
  }

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }
}
