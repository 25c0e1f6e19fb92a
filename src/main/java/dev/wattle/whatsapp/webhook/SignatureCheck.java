package dev.wattle.whatsapp.webhook;

import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import dev.wattle.whatsapp.Secret;
import dev.wattle.whatsapp.WhatsAppSettings;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Tells Meta's webhooks from forged ones. Several secrets are good at once, so that a secret can be
 * rotated without losing a webhook.
 */
@Component
public final class SignatureCheck {

  private static final String ALGORITHM = "HmacSHA256";
  private static final String PREFIX = "sha256=";
  private static final int HEX_DIGITS = 64;

  private final ThreadLocal<List<Mac>> macs;

  @Autowired
  SignatureCheck(WhatsAppSettings settings) {
    this(settings.appSecrets().stream().map(Secret::value).toList());
  }

  /**
   * @param appSecrets empty ones, as an unset variable leaves them, do not count
   * @throws Failure MISCONFIGURED if none is left: then every webhook would be refused
   */
  public SignatureCheck(Collection<String> appSecrets) {
    List<SecretKeySpec> keys =
        appSecrets.stream()
            .filter(secret -> !secret.isBlank())
            .map(secret -> new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM))
            .toList();
    if (keys.isEmpty()) {
      throw Failure.of(
          Kind.MISCONFIGURED,
          "whatsapp.app-secret-missing",
          "no app secret is set, so no webhook can be trusted; set wattle.whatsapp.app-secrets.");
    }
    macs = ThreadLocal.withInitial(() -> keys.stream().map(SignatureCheck::mac).toList());
  }

  /**
   * @param body untouched bytes: any parsing and writing again breaks the signature
   * @param header value of {@code X-Hub-Signature-256}; null if it is missing
   */
  public boolean isGenuine(byte[] body, @Nullable String header) {
    if (header == null
        || !header.startsWith(PREFIX)
        || header.length() != PREFIX.length() + HEX_DIGITS) {
      return false;
    }
    byte[] claimed;
    try {
      claimed = HexFormat.of().parseHex(header, PREFIX.length(), header.length());
    } catch (IllegalArgumentException noHex) {
      return false;
    }
    boolean genuine = false;
    for (Mac mac : macs.get()) {
      genuine |= MessageDigest.isEqual(mac.doFinal(body), claimed);
    }
    return genuine;
  }

  private static Mac mac(SecretKeySpec key) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }
}
