package dev.wattle.consent.link;

import dev.wattle.consent.talk.OptingOutSettings;
import dev.wattle.event.ContactId;
import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Makes and reads the tokens of unsubscribe links: the contact and the minute, signed. Whoever has
 * the link may unsubscribe this one person, and nothing else.
 */
@Component
public class UnsubscribeLinks {

  private static final int SAID = 20;
  private static final int SIGNATURE = 16;
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  private final OptingOutSettings.Link settings;
  private final Clock clock;

  public UnsubscribeLinks(OptingOutSettings settings, Clock clock) {
    this.settings = settings.link();
    this.clock = clock;
  }

  /**
   * The whole address for this person.
   *
   * @throws Failure MISCONFIGURED {@code consent.link-missing}
   */
  public String link(ContactId contact) {
    String token = token(contact);
    if (settings.baseUrl().isBlank()) {
      throw missing("wattle.opting-out.link.base-url (WATTLE_PUBLIC_URL)");
    }
    return settings.baseUrl().replaceAll("/+$", "") + "/u/" + token;
  }

  /**
   * The last part of the address, for buttons whose address is fixed but for its end.
   *
   * @throws Failure MISCONFIGURED {@code consent.link-missing}
   */
  public String token(ContactId contact) {
    List<String> keys = settings.keys();
    if (keys.isEmpty()) {
      throw missing("wattle.opting-out.link.secrets (WATTLE_LINK_SECRET)");
    }
    UUID id = contact.value();
    byte[] said =
        ByteBuffer.allocate(SAID)
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits())
            .putInt((int) (clock.instant().getEpochSecond() / 60))
            .array();
    byte[] whole = Arrays.copyOf(said, SAID + SIGNATURE);
    System.arraycopy(signature(keys.get(0), said), 0, whole, SAID, SIGNATURE);
    return ENCODER.encodeToString(whole);
  }

  /** Whose link it is; empty if it is not ours, or too old. */
  public Optional<Opened> open(String token) {
    byte[] whole;
    try {
      whole = Base64.getUrlDecoder().decode(token);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    if (whole.length != SAID + SIGNATURE || !ENCODER.encodeToString(whole).equals(token)) {
      return Optional.empty();
    }
    byte[] said = Arrays.copyOf(whole, SAID);
    byte[] claimed = Arrays.copyOfRange(whole, SAID, whole.length);
    boolean ours =
        settings.keys().stream()
            .anyMatch(key -> MessageDigest.isEqual(signature(key, said), claimed));
    ByteBuffer read = ByteBuffer.wrap(said);
    UUID id = new UUID(read.getLong(), read.getLong());
    Instant issued = Instant.ofEpochSecond(Integer.toUnsignedLong(read.getInt()) * 60);
    boolean valid = ours && clock.instant().isBefore(issued.plus(settings.validFor()));
    return valid ? Optional.of(new Opened(new ContactId(id), issued)) : Optional.empty();
  }

  /**
   * A link that is ours.
   *
   * @param issued when it was made, to the minute
   */
  public record Opened(ContactId contact, Instant issued) {}

  private static byte[] signature(String key, byte[] said) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      mac.update("unsubscribe".getBytes(StandardCharsets.UTF_8));
      return Arrays.copyOf(mac.doFinal(said), SIGNATURE);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }

  private static Failure missing(String key) {
    return Failure.of(
        Kind.MISCONFIGURED,
        "consent.link-missing",
        "an unsubscribe link is wanted, but %s is empty. Set it.".formatted(key));
  }
}
