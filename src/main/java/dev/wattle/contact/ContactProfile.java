package dev.wattle.contact;

import dev.wattle.event.ContactAddress;
import dev.wattle.event.ContactId;
import dev.wattle.event.Identity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
  public record KnownIdentity(String kind, String value) {

    /** In the order of their strength: user id, phone, parent user id. */
    static List<KnownIdentity> of(Identity who) {
      List<KnownIdentity> identities = new ArrayList<>();
      addIf(identities, "user_id", who.userId());
      addIf(identities, "phone", who.phone());
      addIf(identities, "parent_user_id", who.parentUserId());
      return identities;
    }

    static KnownIdentity of(ContactAddress address) {
      String kind = address.kind() == ContactAddress.Kind.PHONE ? "phone" : idKind(address.value());
      return new KnownIdentity(kind, address.value());
    }

    static KnownIdentity ofEmail(String email) {
      return new KnownIdentity("email", email.strip().toLowerCase(Locale.ROOT));
    }

    /** Empty for what cannot be written to. */
    Optional<ContactAddress> address() {
      return switch (kind) {
        case "phone" -> Optional.of(ContactAddress.phone(value));
        case "user_id", "parent_user_id" -> Optional.of(ContactAddress.userId(value));
        default -> Optional.empty();
      };
    }

    private static void addIf(List<KnownIdentity> to, String kind, @Nullable String value) {
      if (value != null) {
        to.add(new KnownIdentity(kind, value));
      }
    }

    private static String idKind(String userId) {
      return userId.startsWith(".ENT.", 2) ? "parent_user_id" : "user_id";
    }
  }

  /** The latest value of that kind, if any. */
  public @Nullable String latest(String kind) {
    return identities.stream()
        .filter(known -> known.kind().equals(kind))
        .map(KnownIdentity::value)
        .findFirst()
        .orElse(null);
  }
}
