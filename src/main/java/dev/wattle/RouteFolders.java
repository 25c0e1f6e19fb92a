package dev.wattle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;

/**
 * Names the route files to Camel: those in the jar, and those in {@code ./routes} beside the
 * process. The same name replaces, a new name adds. Flows of vendors that are not set stay off.
 */
public final class RouteFolders
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  private static final Logger LOG = LoggerFactory.getLogger(RouteFolders.class);
  private static final String KEY = "camel.main.routes-include-pattern";
  private static final String FLOWS = "routes/flows";
  static final String ENDING = ".camel.yaml";
  private static final Path HERE = Path.of("");

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    ConfigurableEnvironment environment = context.getEnvironment();
    if (environment.containsProperty(KEY)) {
      return;
    }
    Map<String, Resource> files = new TreeMap<>(OverlaidFiles.list(HERE, "routes/system", ENDING));
    files.putAll(withSettings(flows(environment), environment));
    files.forEach(RouteFolders::writeCopy);
    Map<String, Object> pattern = Map.of(KEY, String.join(",", files.keySet()));
    environment.getPropertySources().addFirst(new MapPropertySource("route-folders", pattern));
  }

  /** The vendors whose flows run. */
  public static Set<String> vendorsInUse(Environment environment) {
    return settings(flows(environment), environment).used();
  }

  /** By flow, the vendors whose settings it reads; an account of its own has a word of its own. */
  public static Map<String, Set<String>> vendorsByFlow(Environment environment) {
    FlowSettings settings = new FlowSettings(key -> "");
    flows(environment).forEach((location, file) -> settings.read(name(location), read(file)));
    return settings.vendorsByFlow();
  }

  /** With those for further accounts, which lie nowhere yet. */
  private static Map<String, Resource> flows(Environment environment) {
    Map<String, Resource> flows = OverlaidFiles.list(HERE, FLOWS, ENDING);
    Path data = Path.of(environment.getProperty("wattle.data-dir", "./data"));
    flows.putAll(AccountFlows.of(environment, HERE).files(flows, data.resolve("account-flows")));
    return flows;
  }

  /** Camel reads its routes from files. */
  private static void writeCopy(String location, Resource file) {
    if (!(file instanceof ByteArrayResource copy)) {
      return;
    }
    try {
      Path target = Path.of(location.replace("file:", ""));
      Files.createDirectories(target.getParent());
      Files.write(target, copy.getByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException("routes.unwritable: " + location, e);
    }
  }

  static String name(String location) {
    return location.substring(location.lastIndexOf('/') + 1).replace(ENDING, "");
  }

  private static FlowSettings settings(Map<String, Resource> flows, Environment environment) {
    FlowSettings settings = new FlowSettings(key -> environment.getProperty(key, ""));
    flows.forEach((location, file) -> settings.read(location, read(file)));
    return settings;
  }

  private static Map<String, Resource> withSettings(
      Map<String, Resource> flows, ConfigurableEnvironment environment) {
    FlowSettings settings = settings(flows, environment);
    Map<String, Set<String>> off = settings.off();
    off.forEach(
        (location, vendors) ->
            LOG.info(
                "flow-off flow={} because nothing is set of {}. Set its keys to switch it on.",
                name(location),
                vendors));
    flows.keySet().removeAll(off.keySet());
    FlowLimits limits = new FlowLimits();
    flows.forEach((location, file) -> limits.read(location, read(file)));
    limits.check();
    return flows;
  }

  static String read(Resource file) {
    try {
      return file.getContentAsString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("routes.unreadable: " + file.getFilename(), e);
    }
  }
}
