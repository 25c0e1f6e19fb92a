package dev.wattle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Names the route files to Camel: those in the jar, and those in {@code ./routes} beside the
 * process. The same name replaces, a new name adds. Flows of vendors that are not set stay off.
 */
public final class RouteFolders
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  private static final Logger LOG = LoggerFactory.getLogger(RouteFolders.class);
  private static final String KEY = "camel.main.routes-include-pattern";
  private static final String FLOWS = "routes/flows";

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    ConfigurableEnvironment environment = context.getEnvironment();
    if (environment.containsProperty(KEY)) {
      return;
    }
    Map<String, Resource> files = new TreeMap<>(list("routes/system"));
    files.putAll(withSettings(list(FLOWS), environment));
    Map<String, Object> pattern = Map.of(KEY, String.join(",", files.keySet()));
    environment.getPropertySources().addFirst(new MapPropertySource("route-folders", pattern));
  }

  private static Map<String, Resource> withSettings(
      Map<String, Resource> flows, ConfigurableEnvironment environment) {
    FlowSettings settings = new FlowSettings(key -> environment.getProperty(key, ""));
    flows.forEach((location, file) -> settings.read(location, read(file)));
    Map<String, Set<String>> off = settings.off();
    off.forEach(
        (location, vendors) ->
            LOG.info(
                "flow-off flow={} because nothing is set of {}. Set its keys to switch it on.",
                location.substring(location.lastIndexOf('/') + 1).replace(".camel.yaml", ""),
                vendors));
    flows.keySet().removeAll(off.keySet());
    return flows;
  }

  /** By location as Camel reads it; a file beside the process takes the place of its namesake. */
  private static Map<String, Resource> list(String folder) {
    Map<String, String> locations = new TreeMap<>();
    Map<String, Resource> files = new TreeMap<>();
    for (String place : new String[] {"classpath*:" + folder, "file:" + Path.of(folder)}) {
      for (Resource file : resources(place + "/*.camel.yaml")) {
        String name = String.valueOf(file.getFilename());
        String location = place.replace("classpath*:", "classpath:") + "/" + name;
        files.remove(locations.getOrDefault(name, ""));
        locations.put(name, location);
        files.put(location, file);
      }
    }
    return files;
  }

  private static Resource[] resources(String pattern) {
    try {
      return new PathMatchingResourcePatternResolver().getResources(pattern);
    } catch (IOException e) {
      throw new UncheckedIOException("routes.unreadable: " + pattern, e);
    }
  }

  private static String read(Resource file) {
    try {
      return file.getContentAsString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("routes.unreadable: " + file.getFilename(), e);
    }
  }
}
