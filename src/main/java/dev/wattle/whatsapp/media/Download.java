package dev.wattle.whatsapp.media;

import java.io.InputStream;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A file that is being read from Meta.
 *
 * @param mimeType as Meta says now
 * @param sha256 as Meta says now
 * @param size bytes as announced; 0 if it was not
 * @param bytes closed by the one who handed this out
 */
public record Download(
    @Nullable String mimeType, @Nullable String sha256, long size, InputStream bytes) {

  /** What is done with the file while it is read. */
  public interface Taker<T> extends Function<Download, T> {}
}
