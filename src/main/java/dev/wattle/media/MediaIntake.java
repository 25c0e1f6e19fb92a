package dev.wattle.media;

import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import dev.wattle.media.file.Checksum;
import dev.wattle.media.file.FileNames;
import dev.wattle.media.scan.VirusScan;
import dev.wattle.media.store.MediaStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Takes a stream of bytes from outside: limited, summed, compared, scanned, and only then kept. */
@Component
public class MediaIntake {

  private static final Logger LOG = LoggerFactory.getLogger(MediaIntake.class);

  /** Code of the failure that says: these are not the bytes that were announced. */
  public static final String CHECKSUM_WRONG = "media.checksum-wrong";

  private static final String QUARANTINE = "quarantine/";

  private final MediaSettings settings;
  private final MediaStore store;
  private final MediaRows rows;
  private final VirusScan scan;

  MediaIntake(MediaSettings settings, MediaStore store, MediaRows rows, VirusScan scan) {
    this.settings = settings;
    this.store = store;
    this.rows = rows;
    this.scan = scan;
  }

  /** What that message brought, if it was taken before: then nothing need be fetched again. */
  public Optional<StoredFile> known(String messageId) {
    return rows.of(messageId);
  }

  /**
   * Refuses what is not taken anyway, before a byte is fetched.
   *
   * @param size as announced, in bytes; 0 if unknown
   * @throws Failure REFUSED {@code media.type-refused} or {@code media.too-large}
   */
  public void check(IncomingFile file, long size) {
    String type = plain(file.mimeType());
    if (!settings.takes(type)) {
      String text = "%s brings a file of type %s. Add it to wattle.media.types, or leave it.";
      throw Failure.of(Kind.REFUSED, "media.type-refused", text.formatted(file.origin(), type));
    }
    if (size > settings.maxSize().toBytes()) {
      throw tooLarge(file);
    }
  }

  /**
   * Reads the stream to its end and keeps what it brought; the same message again changes nothing.
   *
   * @throws Failure UNREACHABLE if the stream or the store broke; REFUSED if the file is not taken,
   *     or {@link #CHECKSUM_WRONG}, which a second download may mend
   */
  public StoredFile take(IncomingFile file, InputStream bytes) {
    check(file, 0);
    @Nullable Path temporary = null;
    try {
      Path folder = Files.createDirectories(settings.directory().resolve("incoming"));
      temporary = Files.createTempFile(folder, "in-", ".part");
      Checksum sum = Checksum.copy(bytes, temporary, settings.maxSize().toBytes());
      compare(file, sum);
      return keep(file, sum, temporary);
    } catch (IOException e) {
      String text = "the file of %s could not be taken: %s. It is tried again.";
      throw Failure.of(
          Kind.UNREACHABLE,
          "media.broken-off",
          text.formatted(file.origin(), e.getClass().getSimpleName()),
          e);
    } finally {
      discard(temporary);
    }
  }

  private void compare(IncomingFile file, Checksum sum) {
    if (sum.isCut()) {
      throw tooLarge(file);
    }
    if (!sum.fits(file.checksums())) {
      String text = "the file of %s is not what was announced. Ask for it again.";
      throw Failure.of(Kind.REFUSED, CHECKSUM_WRONG, text.formatted(file.origin()));
    }
  }

  private StoredFile keep(IncomingFile file, Checksum sum, Path temporary) throws IOException {
    String type = plain(file.mimeType());
    @Nullable String finding = scan.finding(temporary).orElse(null);
    String key = finding == null ? sum.hex() : QUARANTINE + sum.hex();
    StoredFile stored =
        new StoredFile(
            key, type, sum.size(), sum.hex(), FileNames.safe(file.filename(), type), finding);
    store.keep(key, temporary);
    rows.note(file, stored);
    LOG.info(
        "media-{} origin={} type={} size={}", stored.state(), file.origin(), type, stored.size());
    return stored;
  }

  private Failure tooLarge(IncomingFile file) {
    String text = "%s brings a file of more than %s. Raise wattle.media.max-size, or leave it.";
    return Failure.of(
        Kind.REFUSED, "media.too-large", text.formatted(file.origin(), settings.maxSize()));
  }

  private static String plain(String mimeType) {
    return mimeType.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
  }

  private static void discard(@Nullable Path temporary) {
    try {
      if (temporary != null) {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      LOG.warn("media-left-over file={}", temporary.getFileName());
    }
  }
}
