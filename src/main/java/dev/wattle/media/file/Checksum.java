package dev.wattle.media.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * SHA-256 of a stream while it is written to a file.
 *
 * @param hex of the bytes
 * @param size in bytes; -1 if there were more than allowed
 */
public record Checksum(String hex, long size) {

  private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{64}");
  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]{43}=");

  /** Stops as soon as there is more than {@code most}. */
  public static Checksum copy(InputStream from, Path to, long most) throws IOException {
    MessageDigest digest = sha256();
    byte[] buffer = new byte[16_384];
    long size = 0;
    try (OutputStream out = Files.newOutputStream(to)) {
      for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
        size += read;
        if (size > most) {
          return new Checksum("", -1);
        }
        digest.update(buffer, 0, read);
        out.write(buffer, 0, read);
      }
    }
    return new Checksum(HexFormat.of().formatHex(digest.digest()), size);
  }

  /** Whether there were more bytes than allowed. */
  public boolean isCut() {
    return size < 0;
  }

  /** Whether none of those that can be read says otherwise. */
  public boolean fits(List<String> told) {
    return told.stream().allMatch(this::fits);
  }

  private boolean fits(String told) {
    if (HEX.matcher(told).matches()) {
      return told.equalsIgnoreCase(hex);
    }
    return !BASE64.matcher(told).matches()
        || HexFormat.of().formatHex(Base64.getDecoder().decode(told)).equals(hex);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every JDK", e);
    }
  }
}
