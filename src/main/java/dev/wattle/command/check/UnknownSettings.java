package dev.wattle.command.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wattle.command.check.StartSettings.Place;
import dev.wattle.command.rule.Finding;
import dev.wattle.command.rule.Names;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.io.ClassPathResource;

/** A key below {@code wattle} that nobody reads is a misspelt one. */
final class UnknownSettings {

  private static final String METADATA = "META-INF/spring-configuration-metadata.json";

  private final Set<String> known = new TreeSet<>();
  private final Set<String> plain = new HashSet<>();
  private final Set<String> open = new TreeSet<>();

  UnknownSettings() {
    try {
      Enumeration<URL> files = UnknownSettings.class.getClassLoader().getResources(METADATA);
      while (files.hasMoreElements()) {
        try (InputStream in = files.nextElement().openStream()) {
          JsonNode metadata = new ObjectMapper().readTree(in);
          metadata.path("properties").forEach(this::add);
        }
      }
      for (var source :
          new YamlPropertySourceLoader()
              .load("shipped", new ClassPathResource("config/application.yaml"))) {
        if (source instanceof EnumerablePropertySource<?> keys) {
          known.addAll(List.of(keys.getPropertyNames()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the jar's own description of its settings", e);
    }
    keepOurs();
  }

  private void keepOurs() {
    known.removeIf(key -> !key.startsWith("wattle."));
    known.forEach(key -> plain.add(plain(key)));
  }

  List<Finding> run(StartSettings settings) {
    List<Finding> findings = new ArrayList<>();
    for (String key : settings.keys()) {
      if (key.startsWith("wattle.") && !isKnown(key)) {
        Place place = settings.place(key);
        String text = "nobody reads the setting %s. %s";
        findings.add(
            new Finding(
                place.file(), place.line(), "unknown-setting", text.formatted(key, near(key))));
      }
    }
    return findings;
  }

  private String near(String key) {
    String suggestion = Names.suggest(key, known);
    return suggestion.startsWith("Known")
        ? "config/application.yaml in the jar and docs/commands.md name those there are."
        : suggestion;
  }

  private void add(JsonNode property) {
    String name = property.path("name").asText();
    known.add(name);
    if (property.path("type").asText().matches("java\\.util\\.(Map|List)<.*")) {
      open.add(plain(name));
    }
  }

  /** Keys of maps and parts of lists are the reader's business. */
  private boolean isKnown(String key) {
    String one = plain(key);
    return plain.contains(one) || open.stream().anyMatch(map -> one.startsWith(map + "."));
  }

  private static String plain(String key) {
    return key.toLowerCase(Locale.ROOT).replaceAll("\\[[^]]*]", "").replaceAll("[-_]", "");
  }
}
