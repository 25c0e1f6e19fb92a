package dev.wattle.media;

import org.jspecify.annotations.Nullable;

/**
 * A file as it is kept.
 *
 * @param key opens it in the store
 * @param mimeType without parameters
 * @param size bytes
 * @param sha256 hex
 * @param filename safe to use as a file's name anywhere
 * @param finding what the scanner found; then the file is in quarantine and cannot be fetched
 */
public record StoredFile(
    String key,
    String mimeType,
    long size,
    String sha256,
    String filename,
    @Nullable String finding) {

  /** {@code stored} or {@code quarantined}. */
  public String state() {
    return finding == null ? "stored" : "quarantined";
  }
}
