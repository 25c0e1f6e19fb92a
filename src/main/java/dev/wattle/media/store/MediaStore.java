package dev.wattle.media.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/**
 * Keeps bytes under a key that is made of their content, so that the same file is kept once and a
 * repeated step does no harm. Keys are {@code <sha256>} or {@code quarantine/<sha256>}, in hex.
 */
public interface MediaStore {

  /**
   * Whole or not at all, whatever happens meanwhile.
   *
   * @param file whose content the key names; the store may take it away
   */
  void keep(String key, Path file) throws IOException;

  /**
   * @throws java.nio.file.NoSuchFileException if there is nothing under the key
   */
  InputStream open(String key) throws IOException;

  /** Nothing happens if there is nothing under the key. */
  void delete(String key) throws IOException;
}
