package dev.wattle;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.springframework.core.io.Resource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The options that Kamelets have.
 *
 * @param defaults by Kamelet and option, the default; empty for none
 */
record KameletOptions(Map<String, Map<String, String>> defaults) {

  private static final String ENDING = ".kamelet.yaml";

  static KameletOptions none() {
    return new KameletOptions(Map.of());
  }

  static KameletOptions read(Path base) {
    Map<String, Map<String, String>> all = new HashMap<>();
    for (String folder : new String[] {"kamelets", "connectors"}) {
      OverlaidFiles.list(base, folder, ENDING)
          .forEach((location, file) -> all.put(name(location), options(file)));
    }
    return new KameletOptions(all);
  }

  boolean has(String kamelet, String option) {
    return defaults.getOrDefault(kamelet, Map.of()).containsKey(option);
  }

  String of(String kamelet, String option) {
    return defaults.getOrDefault(kamelet, Map.of()).getOrDefault(option, "");
  }

  private static String name(String location) {
    return location.substring(location.lastIndexOf('/') + 1).replace(ENDING, "");
  }

  private static Map<String, String> options(Resource file) {
    Map<String, String> options = new HashMap<>();
    Object yaml = new Yaml(new SafeConstructor(new LoaderOptions())).load(RouteFolders.read(file));
    in(in(in(yaml, "spec"), "definition"), "properties")
        .forEach(
            (name, option) -> {
              Object usual = in(option).get("default");
              options.put(String.valueOf(name), usual == null ? "" : usual.toString());
            });
    return options;
  }

  private static Map<?, ?> in(Object node, String key) {
    Object below = in(node).get(key);
    return below == null ? Map.of() : in(below);
  }

  private static Map<?, ?> in(Object node) {
    return node instanceof Map<?, ?> map ? map : Map.of();
  }
}
