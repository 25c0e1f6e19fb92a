package dev.wattle.connector.signature;

import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/** Lets a webhook pass only if one of our secrets signed its untouched bytes. */
public final class HmacVerifier implements Processor {

  private final String header;
  private final SigningTime signingTime;
  private List<String> secrets = List.of("", "");
  private String algorithm = "HmacSHA256";
  private String encoding = "hex";
  private String prefix = "";
  private String timestampHeader = "";
  private String separator = "";
  private Duration tolerance = Duration.ZERO;

  /**
   * Made by the Kamelet, once for each use of it; refuses everything until it has a secret.
   *
   * @param header where the signature stands
   */
  public HmacVerifier(String header, SigningTime signingTime) {
    this.header = header;
    this.signingTime = signingTime;
  }

  /**
   * @throws Failure UNTRUSTED, with headers and body cleared so that none is echoed
   */
  @Override
  public void process(Exchange exchange) {
    Message message = exchange.getMessage();
    byte[] body = message.getBody(byte[].class);
    byte[] bytes = body == null ? new byte[0] : body;
    String given = message.getHeader(header, "", String.class);
    String time =
        timestampHeader.isEmpty() ? "" : message.getHeader(timestampHeader, "", String.class);
    if (!isFresh(time) || !isSigned(bytes, time, given)) {
      message.removeHeaders("*");
      message.setBody(null);
      throw Failure.of(
          Kind.UNTRUSTED,
          "connector.signature-wrong",
          "a webhook was refused, its signature or time does not fit. Compare the secrets.");
    }
    message.setBody(bytes);
  }

  private boolean isFresh(String time) {
    return tolerance.isZero() || signingTime.isWithin(tolerance, time);
  }

  private boolean isSigned(byte[] body, String time, String given) {
    List<String> known = secrets.stream().filter(secret -> !secret.isBlank()).toList();
    if (known.isEmpty()) {
      throw misconfigured("secret-missing", "no secret to check a webhook with. Set it.");
    }
    boolean signed = false;
    for (String secret : known) {
      byte[] right = sign(secret, body, time).getBytes(StandardCharsets.UTF_8);
      signed |= MessageDigest.isEqual(right, given.getBytes(StandardCharsets.UTF_8));
    }
    return signed;
  }

  private String sign(String secret, byte[] body, String time) {
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
      mac.update((time + separator).getBytes(StandardCharsets.UTF_8));
      byte[] sum = mac.doFinal(body);
      return prefix
          + ("hex".equals(encoding)
              ? HexFormat.of().formatHex(sum)
              : Base64.getEncoder().encodeToString(sum));
    } catch (GeneralSecurityException unknown) {
      throw misconfigured("algorithm-unknown", algorithm + " is unknown. Choose HmacSHA256.");
    }
  }

  private static Failure misconfigured(String what, String message) {
    return Failure.of(Kind.MISCONFIGURED, "connector." + what, message);
  }

  public void setSecret(String secret) {
    secrets = List.of(secret, secrets.get(1));
  }

  /** Still accepted while the vendor changes over to the new one. */
  public void setPreviousSecret(String secret) {
    secrets = List.of(secrets.get(0), secret);
  }

  public void setAlgorithm(String algorithm) {
    this.algorithm = algorithm;
  }

  /** {@code hex} or {@code base64}. */
  public void setEncoding(String encoding) {
    this.encoding = encoding;
  }

  /** Text before the signature in its header, for example {@code sha256=}. */
  public void setPrefix(String prefix) {
    this.prefix = prefix;
  }

  /** If given, its value is signed in front of the body. */
  public void setTimestampHeader(String timestampHeader) {
    this.timestampHeader = timestampHeader;
  }

  /** Stands between timestamp and body in what is signed. */
  public void setSeparator(String separator) {
    this.separator = separator;
  }

  /** How far the time of signing may be from now; 0 for any. */
  public void setToleranceSeconds(long seconds) {
    tolerance = Duration.ofSeconds(seconds);
  }

  /** Names the scheme only: secrets stay inside. */
  @Override
  public String toString() {
    return "HmacVerifier[" + header + ", " + algorithm + ", " + encoding + "]";
  }
}
