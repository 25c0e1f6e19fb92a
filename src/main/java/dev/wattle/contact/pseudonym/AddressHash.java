package dev.wattle.contact.pseudonym;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * An address as a keyed hash. All phone numbers can be tried in minutes, so that a hash without a
 * key would hide nothing.
 */
public final class AddressHash {

  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;
  private final String id;

  public AddressHash(String key) {
    byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
    this.key = new SecretKeySpec(bytes, ALGORITHM);
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      this.id = HexFormat.of().formatHex(digest, 0, 4);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Names the key without telling it. */
  public String id() {
    return id;
  }

  public byte[] of(String kind, String value) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal((kind + ":" + value).getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }
}
