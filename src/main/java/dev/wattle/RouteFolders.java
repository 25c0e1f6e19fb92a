package dev.wattle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Names the route files to Camel: those in the jar, and those in {@code ./routes} beside the
 * process. The same name replaces, a new name adds.
 */
public final class RouteFolders
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  private static final String ENDING = ".camel.yaml";
  private static final String KEY = "camel.main.routes-include-pattern";

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    if (context.getEnvironment().containsProperty(KEY)) {
      return;
    }
    Map<String, String> files = new TreeMap<>();
    for (String folder : new String[] {"routes/system", "routes/flows"}) {
      inJar(folder, files);
      beside(folder, files);
    }
    Map<String, Object> pattern = Map.of(KEY, String.join(",", files.values()));
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(new MapPropertySource("route-folders", pattern));
  }

  private static void inJar(String folder, Map<String, String> files) {
    try {
      String pattern = "classpath*:" + folder + "/*" + ENDING;
      for (Resource file : new PathMatchingResourcePatternResolver().getResources(pattern)) {
        String name = folder + "/" + file.getFilename();
        files.put(name, "classpath:" + name);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "routes.unreadable: the routes in the jar cannot be listed", e);
    }
  }

  private static void beside(String folder, Map<String, String> files) {
    Path directory = Path.of(folder);
    if (!Files.isDirectory(directory)) {
      return;
    }
    try (Stream<Path> listing = Files.list(directory)) {
      listing
          .filter(file -> file.getFileName().toString().endsWith(ENDING))
          .forEach(file -> files.put(folder + "/" + file.getFileName(), "file:" + file));
    } catch (IOException e) {
      throw new UncheckedIOException("routes.unreadable: " + directory, e);
    }
  }
}
