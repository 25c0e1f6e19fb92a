package dev.wattle.whatsapp.message.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What the first bytes of a WebP file tell. */
final class Webp {

  private static final int HEAD = 21;
  private static final byte[] EXTENDED = "VP8X".getBytes(StandardCharsets.US_ASCII);
  private static final int EXTENDED_AT = 12;
  private static final int FLAGS_AT = 20;
  private static final int ANIMATION = 0x02;

  private Webp() {}

  /** Only the extended form can move, and says so in a flag. */
  static boolean isAnimated(Opening file) throws IOException {
    try (InputStream content = file.open()) {
      byte[] head = content.readNBytes(HEAD);
      return head.length == HEAD
          && Arrays.equals(head, EXTENDED_AT, EXTENDED_AT + EXTENDED.length, EXTENDED, 0, 4)
          && (head[FLAGS_AT] & ANIMATION) != 0;
    }
  }
}
