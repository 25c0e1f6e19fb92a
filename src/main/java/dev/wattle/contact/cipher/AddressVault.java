package dev.wattle.contact.cipher;

import dev.wattle.contact.cipher.EncryptionSettings.Key;
import dev.wattle.contact.pseudonym.AddressHash;
import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The one way of addresses into the database and out of it. Without keys they pass as they are.
 * With keys, what is looked up is a keyed hash, and what is read is encrypted.
 */
@Component
public final class AddressVault {

  private static final String SEALED = "enc:";
  private static final String INDEX = "idx:";

  private final Map<String, AddressCipher> ciphers = new LinkedHashMap<>();
  private final List<AddressHash> hashes;

  AddressVault(EncryptionSettings settings) {
    for (Key key : settings.keys()) {
      ciphers.put(key.id(), new AddressCipher(key));
    }
    this.hashes =
        Stream.of(settings.indexKey(), settings.indexKeyPrevious())
            .filter(key -> settings.isOn() && !key.isBlank())
            .map(AddressHash::new)
            .toList();
  }

  /** Lets everything pass as it is. */
  public static AddressVault off() {
    return new AddressVault(new EncryptionSettings(List.of(), "", "", 500));
  }

  /** Whether addresses are encrypted. */
  public boolean isOn() {
    return !ciphers.isEmpty();
  }

  /** By what an address is found; the same text always, here and on every node. */
  public String stored(String kind, String address) {
    return forms(kind, address).get(0);
  }

  /** By what it may still be found until the background job has been there, the newest first. */
  public List<String> forms(String kind, String address) {
    List<String> forms = new ArrayList<>();
    for (AddressHash hash : hashes) {
      forms.add(INDEX + HexFormat.of().formatHex(hash.of("index:" + kind, address)));
    }
    forms.add(address);
    return forms;
  }

  /** What stands beside {@link #stored}; null where that is the address itself. */
  public @Nullable String sealed(String kind, String address) {
    return isOn() ? seal(kind, address) : null;
  }

  /** For columns by which nothing is looked up: encrypted, or as it is. */
  public String seal(String kind, String address) {
    if (!isOn()) {
      return address;
    }
    var newest = ciphers.entrySet().iterator().next();
    return SEALED + newest.getKey() + ":" + newest.getValue().seal(kind, address);
  }

  /**
   * The address, whether it was encrypted or not.
   *
   * @throws Failure MISCONFIGURED, naming the key
   */
  public String open(String kind, String text) {
    if (!text.startsWith(SEALED)) {
      return text;
    }
    String id = keyOf(text);
    @Nullable AddressCipher cipher = ciphers.get(id);
    if (cipher == null) {
      throw lost(id, "is not set");
    }
    try {
      return cipher.open(kind, text.substring(SEALED.length() + id.length() + 1));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw lost(id, "does not open what was encrypted by it");
    }
  }

  /** What everything begins with that is as new as can be. */
  String newest() {
    return SEALED + ciphers.keySet().iterator().next() + ":";
  }

  /** The ids of the keys in the settings, the one that encrypts first. */
  List<String> keys() {
    return List.copyOf(ciphers.keySet());
  }

  /** Names the keys of the index without telling them, the present one first. */
  List<String> indexKeys() {
    return hashes.stream().map(AddressHash::id).toList();
  }

  static String keyOf(String sealed) {
    return sealed.split(":", 3)[1];
  }

  static Failure lost(String id, String what) {
    String text =
        "key '%s' of wattle.contact.encryption.keys %s, but addresses are encrypted by it. Set it to what it was;"
            + " it may go once the log says address-key-retired key=%s.";
    return Failure.of(Kind.MISCONFIGURED, "contact.encryption-key", text.formatted(id, what, id));
  }
}
