package dev.wattle.consent.chain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** SHA-256 over rows and over the seal before. */
final class Hashes {

  /** Before the first seal. */
  static final byte[] NOTHING = new byte[32];

  private Hashes() {}

  static byte[] sha256(byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (byte[] part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** The hash of a seal. */
  static byte[] link(byte[] before, long position, long row, Instant sealedAt, byte[] digest) {
    long micros = ChronoUnit.MICROS.between(Instant.EPOCH, sealedAt);
    String place = position + ":" + row + ":" + micros + ":";
    return sha256(before, place.getBytes(StandardCharsets.US_ASCII), digest);
  }
}
