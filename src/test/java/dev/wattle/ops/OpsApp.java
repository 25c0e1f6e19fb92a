package dev.wattle.ops;

import dev.wattle.Wattle;
import dev.wattle.testing.FullStackEnvironment;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.springframework.boot.test.autoconfigure.actuate.observability.AutoConfigureObservability;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ContextConfiguration;

/** What operators touch, over the embedded engines, without any flow. */
public final class OpsApp {

  private OpsApp() {}

  /** Marks a test over that app, on free ports and in an empty data directory. */
  @Retention(RetentionPolicy.RUNTIME)
  @AutoConfigureObservability(tracing = false)
  @SpringBootTest(
      classes = Wattle.class,
      webEnvironment = WebEnvironment.DEFINED_PORT,
      properties = {
        "spring.jmx.enabled=true",
        "camel.main.routes-include-pattern=file:routes/system/dead-letters.camel.yaml"
      })
  @ContextConfiguration(initializers = FullStackEnvironment.class)
  public @interface Test {}
}
