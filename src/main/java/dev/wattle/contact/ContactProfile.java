package dev.wattle.contact;

import dev.wattle.event.ContactId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person as we know them.
 *
 * @param identities all of them, the latest seen first
 */
public record ContactProfile(
    ContactId id,
    @Nullable String name,
    @Nullable String username,
    Instant since,
    List<KnownIdentity> identities) {

  /**
   * One way to know the person again.
   *
   * @param kind {@code phone}, {@code user_id}, {@code parent_user_id} or {@code email}
   */
  public record KnownIdentity(String kind, String value) {}

  /** The latest value of that kind, if any. */
  public @Nullable String latest(String kind) {
    return identities.stream()
        .filter(known -> known.kind().equals(kind))
        .map(KnownIdentity::value)
        .findFirst()
        .orElse(null);
  }
}
