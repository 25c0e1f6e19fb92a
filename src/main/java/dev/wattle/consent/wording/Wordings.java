package dev.wattle.consent.wording;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** All wordings, from the jar and from the folder beside the process; the folder goes first. */
@Component
@EnableConfigurationProperties(WordingSettings.class)
public class Wordings {

  private static final String SHIPPED = "classpath*:config/consent/wording-*.yaml";

  private final Map<String, ShownWording> wordings = new TreeMap<>();

  /**
   * @throws dev.wattle.failure.Failure MISCONFIGURED, naming file and key
   */
  public Wordings(WordingSettings settings) {
    Map<String, Resource> files = new TreeMap<>();
    for (String pattern : List.of(SHIPPED, "file:" + settings.folder() + "/wording-*.yaml")) {
      resources(pattern).forEach(file -> files.put(String.valueOf(file.getFilename()), file));
    }
    files.values().stream()
        .flatMap(file -> new WordingFile(file, settings).read().stream())
        .forEach(wording -> wordings.put(wording.name(), wording));
  }

  /** Exactly this one, shown today or not. */
  public Optional<ShownWording> find(String id, String version, String language) {
    return Optional.ofNullable(wordings.get(id + " " + version + " " + language));
  }

  /**
   * The newest that was shown at that time, in that language, in its base language, or in English.
   */
  public Optional<ShownWording> current(String id, String language, Instant at) {
    return List.of(language, language.split("-", 2)[0], "en").stream()
        .flatMap(
            wanted ->
                wordings.values().stream()
                    .filter(one -> one.id().equals(id) && one.language().equals(wanted))
                    .filter(one -> one.isShown(at))
                    .sorted(Comparator.comparing(ShownWording::from).reversed())
                    .limit(1))
        .findFirst();
  }

  /** Every version in every language, by name. */
  public Collection<ShownWording> all() {
    return List.copyOf(wordings.values());
  }

  private static List<Resource> resources(String pattern) {
    try {
      return List.of(new PathMatchingResourcePatternResolver().getResources(pattern));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + pattern, e);
    }
  }
}
