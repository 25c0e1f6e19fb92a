package dev.wattle.consent.wording;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.wattle.StrictYaml;
import dev.wattle.event.Purpose;
import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;

/** One {@code wording-<id>.yaml}; a bad one refuses the start, with file and key. */
final class WordingFile {

  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS).build();

  private final Resource file;
  private final WordingSettings settings;

  WordingFile(Resource file, WordingSettings settings) {
    this.file = file;
    this.settings = settings;
  }

  /**
   * @throws Failure MISCONFIGURED
   */
  List<ShownWording> read() {
    Written written;
    try {
      written = JSON.convertValue(content(), Written.class);
    } catch (IllegalArgumentException e) {
      throw refused(String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
    }
    String id = id(needed("id", written.id()));
    Set<String> channels = Set.copyOf(needed("channels", written.channels()));
    List<ShownWording> all = new ArrayList<>();
    Set<String> seen = new LinkedHashSet<>();
    for (WrittenVersion version : needed("versions", written.versions())) {
      String number = needed("versions.version", version.version());
      if (!seen.add(number)) {
        throw refused("version " + number + " is there twice");
      }
      needed("versions.texts", version.texts())
          .forEach((language, text) -> all.add(shown(id, channels, version, language, text)));
    }
    return all;
  }

  private ShownWording shown(
      String id, Set<String> channels, WrittenVersion version, String language, WrittenText text) {
    String place = version.version() + "." + language;
    if (!language.matches("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")) {
      throw refused(place + ": the language is no BCP 47 tag");
    }
    Set<Purpose> purposes = Set.copyOf(needed(place + ".purposes", version.purposes()));
    if (purposes.isEmpty()) {
      throw refused(place + ": purposes names none");
    }
    return new ShownWording(
        id,
        Objects.requireNonNull(version.version()),
        language,
        new WordingText(place, text, settings).filled(this::refused),
        purposes,
        channels,
        needed(place + ".valid-from", date(place, version.validFrom())),
        date(place, version.validUntil()));
  }

  private Map<?, ?> content() {
    try {
      return StrictYaml.read(file);
    } catch (IllegalArgumentException e) {
      throw refused(String.valueOf(e.getMessage()));
    }
  }

  private String id(String id) {
    if (!("wording-" + id + ".yaml").equals(file.getFilename())) {
      throw refused("id says " + id + ", but the file's name does not");
    }
    return id;
  }

  private @Nullable LocalDate date(String place, @Nullable Object day) {
    if (day == null) {
      return null;
    }
    // Without quotes YAML makes a time of it.
    if (day instanceof Long millis) {
      return LocalDate.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC);
    }
    try {
      return LocalDate.parse(day.toString());
    } catch (DateTimeException e) {
      throw refused(place + ": " + day + " is no day; write it as 2026-01-31");
    }
  }

  private <T> T needed(String key, @Nullable T value) {
    if (value == null) {
      throw refused(key + " is missing");
    }
    return value;
  }

  private Failure refused(String what) {
    return Failure.of(
        Kind.MISCONFIGURED,
        "consent.wording-file",
        file.getDescription() + ": " + what + ". Correct the file; see docs/consent.md.");
  }

  private record Written(
      @Nullable String id,
      @Nullable List<String> channels,
      @Nullable List<WrittenVersion> versions) {}

  private record WrittenVersion(
      @Nullable String version,
      @JsonProperty("valid-from") @Nullable Object validFrom,
      @JsonProperty("valid-until") @Nullable Object validUntil,
      @Nullable List<Purpose> purposes,
      @Nullable Map<String, WrittenText> texts) {}

  /** The text, and the phrases in it that tell what the law wants told. */
  record WrittenText(
      @Nullable String text,
      @Nullable String frequency,
      @Nullable String charges,
      @Nullable String stop) {}
}
