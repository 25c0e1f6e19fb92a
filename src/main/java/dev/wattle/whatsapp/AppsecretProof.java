package dev.wattle.whatsapp;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Shows Meta that a call comes from the app itself, not from somebody who found the token. */
public final class AppsecretProof {

  private static final String ALGORITHM = "HmacSHA256";

  private AppsecretProof() {}

  /** The query of a call; empty if the setting is off. */
  public static String query(WhatsAppSettings settings) {
    if (!settings.appsecretProof()) {
      return "";
    }
    return "appsecret_proof=" + of(settings.accessToken(), settings.appSecrets().get(0));
  }

  private static String of(Secret token, Secret appSecret) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(bytes(appSecret), ALGORITHM));
      return HexFormat.of().formatHex(mac.doFinal(bytes(token)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(ALGORITHM + " is part of every JDK", e);
    }
  }

  private static byte[] bytes(Secret secret) {
    return secret.value().getBytes(StandardCharsets.UTF_8);
  }
}
