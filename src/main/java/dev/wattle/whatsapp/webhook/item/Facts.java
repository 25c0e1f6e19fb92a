package dev.wattle.whatsapp.webhook.item;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Collects the data of an event, mostly by copying from one of Meta's objects under our names. What
 * is absent there is absent here; {@link #map()} may be extended later.
 */
public final class Facts {

  private final JsonNode from;
  private final Map<String, Object> map = new LinkedHashMap<>();

  private Facts(JsonNode from) {
    this.from = from;
  }

  /** Copies come out of this object. */
  public static Facts from(JsonNode source) {
    return new Facts(source);
  }

  public static Facts empty() {
    return new Facts(MissingNode.getInstance());
  }

  /** Absent values, empty lists and empty objects are left out; times become ISO-8601 texts. */
  public Facts put(String name, @Nullable Object value) {
    Object plain = value instanceof Facts facts ? facts.map : value;
    boolean nothing =
        plain == null
            || plain instanceof Map<?, ?> m && m.isEmpty()
            || plain instanceof Collection<?> c && c.isEmpty();
    if (!nothing) {
      map.put(name, plain instanceof Instant at ? at.toString() : Objects.requireNonNull(plain));
    }
    return this;
  }

  /**
   * Kept even if empty: content objects are always there.
   *
   * @param value JSON values only
   */
  public Facts always(String name, Object value) {
    map.put(name, value);
    return this;
  }

  public Facts putAll(Facts others) {
    map.putAll(others.map);
    return this;
  }

  public Facts text(String key, String name) {
    return put(name, Lenient.text(from, key));
  }

  public Facts whole(String key, String name) {
    return put(name, Lenient.whole(from.path(key)));
  }

  public Facts decimal(String key, String name) {
    return put(name, Lenient.decimal(from.path(key)));
  }

  public Facts flag(String key, String name) {
    return put(name, Lenient.flag(from.path(key)));
  }

  public Facts moment(String key, String name) {
    return put(name, Moments.at(from.path(key)));
  }

  /** The whole source as Meta wrote it, under {@code raw}. */
  public Facts raw() {
    return always("raw", Objects.requireNonNullElse(Plain.of(from), Map.of()));
  }

  public Map<String, Object> map() {
    return map;
  }
}
