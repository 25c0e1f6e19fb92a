package dev.wattle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Files in the jar, and those beside the process: the same name replaces, a new name adds. */
public final class OverlaidFiles {

  private OverlaidFiles() {}

  /**
   * By location as Camel reads it.
   *
   * @param base what lies beside the process lies in here; empty for the working directory
   * @param folder for example {@code routes/flows}
   */
  public static Map<String, Resource> list(Path base, String folder, String ending) {
    Map<String, String> locations = new TreeMap<>();
    Map<String, Resource> files = new TreeMap<>();
    for (String place : new String[] {"classpath*:" + folder, "file:" + base.resolve(folder)}) {
      for (Resource file : resources(place + "/*" + ending)) {
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
}
