package dev.wattle.api;

import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Who may call the API, and how much at once. A wrong value refuses the start.
 *
 * @param keys none lets nobody in
 * @param maxBody the largest body that is read
 * @param maxBatch how many events one request may bring
 */
@ConfigurationProperties("wattle.api")
public record ApiSettings(
    @DefaultValue List<Key> keys,
    @DefaultValue("1MB") DataSize maxBody,
    @DefaultValue("1000") int maxBatch) {

  private static final Pattern SHA256 = Pattern.compile("[0-9a-fA-F]{64}");

  public ApiSettings {
    Set<String> names = new HashSet<>();
    for (Key key : keys) {
      if (!names.add(key.name())) {
        throw new IllegalArgumentException(
            "api.key-misconfigured: wattle.api.keys has the name %s twice. Give each key its own."
                .formatted(key.name()));
      }
    }
    keys = List.copyOf(keys);
  }

  /**
   * One caller.
   *
   * @param name for logs and for the ids of its requests; no secret
   * @param sha256 hex of SHA-256 over the key; the key itself is stored nowhere
   * @param scopes see {@link Scope}
   */
  public record Key(String name, String sha256, @DefaultValue List<String> scopes) {

    public Key {
      if (!SHA256.matcher(sha256).matches()) {
        throw new IllegalArgumentException(
            ("api.key-misconfigured: wattle.api.keys, key %s: sha256 is not 64 hex digits. Make it by:"
                    + " printf %%s \"$KEY\" | sha256sum")
                .formatted(name));
      }
      for (String scope : scopes) {
        if (Scope.of(scope).isEmpty()) {
          throw new IllegalArgumentException(
              "api.key-misconfigured: wattle.api.keys, key %s: there is no scope %s. See docs/api.md."
                  .formatted(name, scope));
        }
      }
      scopes = List.copyOf(scopes);
    }

    byte[] hash() {
      return HexFormat.of().parseHex(sha256);
    }

    @Override
    public String toString() {
      return "Key[" + name + "]";
    }
  }
}
