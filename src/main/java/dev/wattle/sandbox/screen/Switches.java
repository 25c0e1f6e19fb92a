package dev.wattle.sandbox.screen;

import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Which vendors beyond the first two are switched on. */
@Component("sandboxSwitches")
@Profile("sandbox")
class Switches {

  private final Environment environment;

  Switches(Environment environment) {
    this.environment = environment;
  }

  /** Whether the setting says something. */
  boolean isSet(String key) {
    return !environment.getProperty(key, "").isBlank();
  }

  /** Where the simulators are, {@code http://127.0.0.1:7000}. */
  String simulators() {
    return environment.getProperty("sandbox.base-url", "http://127.0.0.1");
  }

  String setting(String key, String otherwise) {
    return environment.getProperty(key, otherwise);
  }
}
