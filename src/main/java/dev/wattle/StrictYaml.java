package dev.wattle;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.springframework.core.io.Resource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads what people write down for us: plain values only, and no key twice. */
public final class StrictYaml {

  private StrictYaml() {}

  /**
   * @return the keys of the file
   * @throws IllegalArgumentException saying what is wrong with it, or that it cannot be read
   */
  public static Map<?, ?> read(Resource file) {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    try (InputStream in = file.getInputStream()) {
      if (new Yaml(new SafeConstructor(options)).load(in) instanceof Map<?, ?> content) {
        return content;
      }
      throw new IllegalArgumentException("it is empty");
    } catch (IOException | YAMLException e) {
      throw new IllegalArgumentException(String.valueOf(e.getMessage()), e);
    }
  }
}
