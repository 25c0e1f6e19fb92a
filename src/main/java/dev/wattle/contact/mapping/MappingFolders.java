package dev.wattle.contact.mapping;

import dev.wattle.contact.mapping.Mappings.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The mappings in the jar and those beside the process; the same name replaces. */
public final class MappingFolders {

  private static final String FIELDS = "config/fields.yaml";

  private MappingFolders() {}

  /**
   * Reads and checks everything that a start would use.
   *
   * @throws UncheckedIOException if a file cannot be read
   */
  public static Mappings.Reading read() {
    return read(".");
  }

  /**
   * The same for a start in another folder.
   *
   * @param home holds {@code config}
   */
  public static Mappings.Reading read(String home) {
    Map<String, Source> files = new TreeMap<>();
    files.putAll(sources("classpath*:config/mappings/*.yaml", "config/mappings/"));
    files.putAll(sources("file:" + home + "/config/mappings/*.yaml", "./config/mappings/"));
    Map<String, Source> fields = new TreeMap<>(sources("classpath:" + FIELDS, "config/"));
    fields.putAll(sources("file:" + home + "/" + FIELDS, "./config/"));
    return Mappings.read(Objects.requireNonNull(fields.get("fields")), files.values());
  }

  private static Map<String, Source> sources(String pattern, String folder) {
    Map<String, Source> sources = new TreeMap<>();
    try {
      for (Resource file : new PathMatchingResourcePatternResolver().getResources(pattern)) {
        if (file.exists()) {
          String name = Objects.requireNonNull(file.getFilename());
          String text = file.getContentAsString(StandardCharsets.UTF_8);
          String vendor = name.replace(".yaml", "");
          sources.put(vendor, new Source(vendor, folder + name, text));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("contact.mapping-unreadable: " + pattern, e);
    }
    return sources;
  }
}
