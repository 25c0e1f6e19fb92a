package dev.wattle.contact.cipher;

import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import java.util.Base64;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * By which keys addresses are encrypted. Without keys they are plain.
 *
 * @param keys the first encrypts, all of them decrypt; ones without a key do not count
 * @param indexKey makes the hashes by which addresses are found; at least 32 characters
 * @param indexKeyPrevious the one before, until everything is found by the new one
 * @param batch rows that one transaction of the background job changes
 */
@ConfigurationProperties("wattle.contact.encryption")
public record EncryptionSettings(
    @DefaultValue List<Key> keys,
    @DefaultValue("") String indexKey,
    @DefaultValue("") String indexKeyPrevious,
    @DefaultValue("500") int batch) {

  private static final String REMEDY = " Make one by: openssl rand -base64 32.";
  private static final int SHORTEST_INDEX_KEY = 32;

  /**
   * @throws Failure MISCONFIGURED, naming the key
   */
  public EncryptionSettings {
    keys = keys.stream().filter(key -> !key.key().isBlank()).toList();
    keys.forEach(EncryptionSettings::check);
    if (keys.stream().map(Key::id).distinct().count() < keys.size()) {
      throw wrong("keys names one id twice. Give each key an id of its own.");
    }
    if (!keys.isEmpty() && indexKey.length() < SHORTEST_INDEX_KEY) {
      throw wrong("index-key (WATTLE_ADDRESS_INDEX_KEY) has less than 32 characters." + REMEDY);
    }
    if (batch < 1 || batch > 10_000) {
      throw wrong("batch is %d. Set it between 1 and 10000.".formatted(batch));
    }
  }

  /** Whether addresses are to be encrypted. */
  boolean isOn() {
    return !keys.isEmpty();
  }

  private static void check(Key key) {
    if (!key.id().matches("[a-z0-9-]{1,20}")) {
      throw wrong("keys has the id '%s'. Give 1 to 20 of a-z, 0-9 and -.".formatted(key.id()));
    }
    try {
      if (key.bytes().length == 32) {
        return;
      }
    } catch (IllegalArgumentException e) {
      throw wrong("keys: key '%s' is no Base64.".formatted(key.id()) + REMEDY);
    }
    throw wrong("keys: key '%s' has not 256 bits.".formatted(key.id()) + REMEDY);
  }

  private static Failure wrong(String what) {
    String text = "wattle.contact.encryption." + what;
    return Failure.of(Kind.MISCONFIGURED, "contact.encryption", text);
  }

  /**
   * @param id stands in front of everything that the key encrypted
   * @param key 256 bits in Base64
   */
  public record Key(@DefaultValue("") String id, @DefaultValue("") String key) {

    byte[] bytes() {
      return Base64.getDecoder().decode(key.strip());
    }

    @Override
    public String toString() {
      return "Key[id=" + id + ", key=******]";
    }
  }

  @Override
  public String toString() {
    return "EncryptionSettings[keys=" + keys + ", batch=" + batch + "]";
  }
}
