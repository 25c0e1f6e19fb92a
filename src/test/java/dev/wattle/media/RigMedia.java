package dev.wattle.media;

import dev.wattle.media.scan.VirusScan;
import dev.wattle.media.store.DirectoryMediaStore;
import dev.wattle.media.store.MediaStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.util.unit.DataSize;

/** A store of files for tests that need no more of it. */
public final class RigMedia {

  public static final MediaSettings SETTINGS =
      new MediaSettings(
          directory(),
          DataSize.ofMegabytes(100),
          List.of("image/*", "audio/*", "video/*", "application/pdf", "text/plain"),
          Duration.ofDays(90),
          List.of(),
          Duration.ofSeconds(10));

  @Bean
  MediaSettings mediaSettings() {
    return SETTINGS;
  }

  @Bean
  VirusScan virusScan() {
    return RigMedia::finding;
  }

  @Bean
  public static MediaStore store() {
    return new DirectoryMediaStore(SETTINGS.directory());
  }

  /** Finds files that say they are evil. */
  public static Optional<String> finding(Path file) {
    try {
      String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
      return text.startsWith("evil") ? Optional.of("evil") : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path directory() {
    try {
      return Files.createTempDirectory(
          Files.createDirectories(Path.of("target", "rig-media")), "files");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
