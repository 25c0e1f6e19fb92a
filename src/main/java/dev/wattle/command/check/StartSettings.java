package dev.wattle.command.check;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.Profiles;
import org.springframework.core.env.StandardEnvironment;

/** The settings that a start in a folder would have, with the line that each comes from. */
public final class StartSettings {

  /** Nobody listens there; the ports of what a start brings along are known only while it runs. */
  private static final String NOBODY = "http://127.0.0.1:1";

  private static final Pattern IN_CONFIG = Pattern.compile(".*[/\\[](config/[^]]+)].*");
  private static final Pattern ANYWHERE = Pattern.compile(".*[/\\[]([^/\\]]+)].*");

  private final StandardEnvironment environment = new StandardEnvironment();

  /**
   * @param profile null for that of the environment, or the default one
   * @throws RuntimeException if a settings file is no YAML
   */
  public StartSettings(Path folder, @Nullable String profile) {
    Map<String, Object> first = new HashMap<>();
    String place = folder.toString().isEmpty() ? "." : folder.toString();
    first.put("wattle.home", place);
    first.put(
        "spring.config.location",
        "optional:classpath:/,optional:classpath:/config/,optional:file:%1$s/,optional:file:%1$s/config/"
            .formatted(place));
    if (profile != null) {
      first.put("spring.profiles.active", profile);
    }
    environment.getPropertySources().addFirst(new MapPropertySource("command", first));
    ConfigDataEnvironmentPostProcessor.applyTo(environment);
    if (isSandbox()) {
      first.put("sandbox.base-url", NOBODY);
    }
    if (environment.getProperty("wattle.bus.brokers", "").isBlank()) {
      first.put("wattle.bus.brokers", "127.0.0.1:1");
    }
    ConfigurationPropertySources.attach(environment);
  }

  public StandardEnvironment environment() {
    return environment;
  }

  /** The folder that holds {@code config}, {@code connectors} and {@code routes}. */
  public String home() {
    return environment.getProperty("wattle.home", ".");
  }

  public boolean isSandbox() {
    return environment.acceptsProfiles(Profiles.of("sandbox"));
  }

  /** As a person would name them. */
  String profiles() {
    String[] active = environment.getActiveProfiles();
    return String.join(", ", active.length > 0 ? active : environment.getDefaultProfiles());
  }

  /** Every key of every file. */
  public Set<String> keys() {
    Set<String> keys = new TreeSet<>();
    environment.getPropertySources().stream()
        .filter(OriginLookup.class::isInstance)
        .filter(EnumerablePropertySource.class::isInstance)
        .flatMap(source -> Arrays.stream(((EnumerablePropertySource<?>) source).getPropertyNames()))
        .forEach(keys::add);
    return keys;
  }

  /** Where a key got its value. */
  Place place(String key) {
    if (ConfigurationPropertyName.isValid(key)) {
      ConfigurationPropertyName name = ConfigurationPropertyName.of(key);
      for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
        var property = source.getConfigurationProperty(name);
        if (property != null) {
          return place(Optional.ofNullable(property.getOrigin()));
        }
      }
    }
    return new Place("config/application.yaml", 0);
  }

  Place place(Optional<? extends @Nullable Origin> origin) {
    Origin first = origin.map(one -> (Origin) one).orElse(null);
    while (first instanceof PropertySourceOrigin outer) {
      first = outer.getOrigin();
    }
    return first instanceof TextResourceOrigin text
        ? new Place(file(text), text.getLocation() == null ? 0 : text.getLocation().getLine() + 1)
        : new Place("config/application.yaml", 0);
  }

  private static String file(TextResourceOrigin origin) {
    String text = String.valueOf(origin.getResource());
    Matcher config = IN_CONFIG.matcher(text);
    Matcher file = config.matches() ? config : ANYWHERE.matcher(text);
    String path = file.matches() ? file.group(1) : text;
    return text.contains("class path") ? "wattle.jar!/" + path : path;
  }

  record Place(String file, int line) {}
}
