package dev.wattle.contact.cipher;

import dev.wattle.contact.cipher.EncryptionSettings.Key;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES-256 in GCM with one key. The nonce is new each time: equal addresses look different. */
final class AddressCipher {

  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;
  private static final SecureRandom CHANCE = new SecureRandom();

  private final SecretKeySpec key;

  AddressCipher(Key key) {
    this.key = new SecretKeySpec(key.bytes(), "AES");
  }

  /**
   * @param kind must be the same to open it, so that it is of no use in another column
   */
  String seal(String kind, String text) {
    byte[] nonce = new byte[NONCE];
    CHANCE.nextBytes(nonce);
    try {
      byte[] sealed =
          cipher(Cipher.ENCRYPT_MODE, nonce, kind).doFinal(text.getBytes(StandardCharsets.UTF_8));
      byte[] whole = Arrays.copyOf(nonce, NONCE + sealed.length);
      System.arraycopy(sealed, 0, whole, NONCE, sealed.length);
      return Base64.getEncoder().withoutPadding().encodeToString(whole);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has AES/GCM", e);
    }
  }

  /**
   * @throws GeneralSecurityException if another key, another kind, or somebody's change
   */
  String open(String kind, String sealed) throws GeneralSecurityException {
    byte[] whole = Base64.getDecoder().decode(sealed);
    byte[] nonce = Arrays.copyOf(whole, NONCE);
    Cipher cipher = cipher(Cipher.DECRYPT_MODE, nonce, kind);
    return new String(cipher.doFinal(whole, NONCE, whole.length - NONCE), StandardCharsets.UTF_8);
  }

  private Cipher cipher(int mode, byte[] nonce, String kind) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(kind.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }
}
