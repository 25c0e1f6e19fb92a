package dev.wattle.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.FileSystemResource;

/** Binds settings from the files in {@code config/}, so that tests run on what is shipped. */
public final class ShippedSettings {

  private ShippedSettings() {}

  /**
   * @param prefix for example {@code wattle.consent}
   * @param files paths below {@code config/}, the first wins
   */
  public static <T> T bind(String prefix, Class<T> type, String... files) {
    StandardEnvironment environment = new StandardEnvironment();
    for (String file : files) {
      try {
        new YamlPropertySourceLoader()
            .load(file, new FileSystemResource("config/" + file))
            .forEach(environment.getPropertySources()::addLast);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return Binder.get(environment).bind(prefix, type).get();
  }
}
