package dev.wattle.media;

import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import dev.wattle.media.store.MediaStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Hands files out by their key, and clears them away in time. */
@Component
public class MediaShelf {

  private static final Logger LOG = LoggerFactory.getLogger(MediaShelf.class);

  private final MediaStore store;
  private final MediaRows rows;
  private final MediaSettings settings;
  private final Clock clock;

  MediaShelf(MediaStore store, MediaRows rows, MediaSettings settings, Clock clock) {
    this.store = store;
    this.rows = rows;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * @throws Failure REFUSED {@code media.unknown} for a key that was never given or is forgotten,
   *     {@code media.quarantined} for a file that must not leave the house
   */
  public StoredFile file(String key) {
    StoredFile file = rows.byKey(key).orElseThrow(() -> unknown(key));
    if (file.finding() != null) {
      String text = "file %s is in quarantine: %s. It is handed to nobody.";
      throw Failure.of(Kind.REFUSED, "media.quarantined", text.formatted(key, file.finding()));
    }
    return file;
  }

  /**
   * @param key of {@link #file}
   * @throws Failure as {@link #file}; UNREACHABLE if the store cannot be read
   */
  public byte[] bytes(String key) {
    try (InputStream content = open(key)) {
      return content.readAllBytes();
    } catch (IOException e) {
      throw broken(key, e);
    }
  }

  /** The same as a stream, for large files; to be closed. */
  public InputStream open(String key) {
    String known = file(key).key();
    try {
      return store.open(known);
    } catch (NoSuchFileException e) {
      throw unknown(key);
    } catch (IOException e) {
      throw broken(key, e);
    }
  }

  /** To be said of a file of our own whenever it is sent: it is kept as long as it is in use. */
  public void used(String key) {
    rows.used(key);
  }

  /** What these contacts sent, the oldest first; files in quarantine, too. */
  public List<StoredFile> of(Collection<UUID> contacts) {
    return rows.of(contacts);
  }

  /**
   * Takes away what these contacts sent; a file that somebody else sent as well stays for them.
   *
   * @return how many files of theirs there were
   * @throws Failure UNREACHABLE if the store cannot be changed; nothing is forgotten then
   */
  public int erase(Collection<UUID> contacts) {
    try {
      for (String key : rows.onlyOf(contacts)) {
        store.delete(key);
      }
    } catch (IOException e) {
      String text =
          "files of an erased person are still there. See to the store; it is tried again.";
      throw Failure.of(Kind.UNREACHABLE, "media.store-broken", text, e);
    }
    return rows.forgetOf(contacts);
  }

  /** On every node; deleting twice does no harm. */
  @Scheduled(cron = "0 40 3 * * *")
  void clear() throws IOException {
    int cleared = 0;
    for (String key : rows.unusedSince(clock.instant().minus(settings.retention()))) {
      store.delete(key);
      rows.forget(key);
      cleared++;
    }
    LOG.info("media-retention cleared={}", cleared);
  }

  private static Failure broken(String key, IOException cause) {
    String text = "file %s cannot be read. See to the store; it is tried again.";
    return Failure.of(Kind.UNREACHABLE, "media.store-broken", text.formatted(key), cause);
  }

  private static Failure unknown(String key) {
    String text = "there is no file %s; it may be older than wattle.media.retention.";
    return Failure.of(Kind.REFUSED, "media.unknown", text.formatted(key));
  }
}
