package dev.wattle.whatsapp.message.file;

import dev.wattle.whatsapp.message.Violation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which files each kind of message takes. A wrong type is the usual cause of Meta's 131053. */
public final class MediaLimits {

  private static final long KILOBYTE = 1024;
  private static final long MEGABYTE = 1024 * KILOBYTE;
  private static final long STILL = 100 * KILOBYTE;
  private static final String OFFICE = "application/vnd.openxmlformats-officedocument.";
  private static final Map<String, Limit> KINDS =
      Map.of(
          "image", new Limit(5 * MEGABYTE, Set.of("image/jpeg", "image/png")),
          "audio",
              new Limit(
                  16 * MEGABYTE,
                  Set.of("audio/aac", "audio/amr", "audio/mpeg", "audio/mp4", "audio/ogg")),
          "video", new Limit(16 * MEGABYTE, Set.of("video/mp4", "video/3gpp")),
          "sticker", new Limit(500 * KILOBYTE, Set.of("image/webp")),
          "document",
              new Limit(
                  100 * MEGABYTE,
                  Set.of(
                      "text/plain",
                      "application/pdf",
                      "application/msword",
                      "application/vnd.ms-excel",
                      "application/vnd.ms-powerpoint",
                      OFFICE + "wordprocessingml.document",
                      OFFICE + "spreadsheetml.sheet",
                      OFFICE + "presentationml.presentation")));

  private MediaLimits() {}

  private record Limit(long bytes, Set<String> types) {}

  /** Whether messages of that type carry a file. */
  public static boolean isKind(String kind) {
    return KINDS.containsKey(kind);
  }

  /**
   * @param file where it stands, and as what it is to be sent
   * @param mimeType perhaps with parameters
   * @param size in bytes
   * @param content looked into only where the size alone does not decide
   * @return what Meta would refuse it for; empty if nothing
   * @throws UncheckedIOException if it cannot be read
   */
  public static Optional<Violation> check(
      FileReference file, String mimeType, long size, Opening content) {
    Limit limit = KINDS.get(file.kind());
    if (limit == null) {
      return Optional.empty();
    }
    String type = mimeType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    if (!limit.types.contains(type)) {
      String text = "is of type %s; %s takes %s.";
      String types = String.join(", ", limit.types.stream().sorted().toList());
      return Optional.of(Violation.of(file.field(), text.formatted(type, file.kind(), types)));
    }
    if (file.isVoice() && !"audio/ogg".equals(type)) {
      return Optional.of(
          Violation.of(file.field(), "is no audio/ogg, which a voice note must be."));
    }
    long most = "sticker".equals(file.kind()) ? sticker(size, content) : limit.bytes;
    return size > most
        ? Optional.of(Violation.over(file.field(), most, size, "bytes"))
        : Optional.empty();
  }

  /** Those that move may be larger. */
  private static long sticker(long size, Opening content) {
    try {
      return size <= STILL || Webp.isAnimated(content) ? KINDS.get("sticker").bytes : STILL;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
