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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/** Lets a webhook pass only if one of our secrets signed its untouched bytes. */
public final class HmacVerifier implements Processor {

  private static final String BODY = "{body}";
  private static final String STANDARD = "whsec_";
  private static final Pattern OTHER_HEADER = Pattern.compile("\\{header:([A-Za-z0-9-]+)}");

  private final String header;
  private final SigningTime signingTime;
  private List<String> secrets = List.of("", "");
  private String algorithm = "HmacSHA256";
  private String encoding = "hex";
  private String prefix = "";
  private String timestampHeader = "";
  private String separator = "";
  private String signed = "";
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
    if (!isFresh(time) || !isSigned(bytes, parts(message, time), given)) {
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

  private boolean isSigned(byte[] body, String[] parts, String given) {
    List<String> known = secrets.stream().filter(secret -> !secret.isBlank()).toList();
    if (known.isEmpty()) {
      throw misconfigured("secret-missing", "no secret to check a webhook with. Set it.");
    }
    boolean fits = false;
    for (String secret : known) {
      byte[] right = sign(secret, body, parts).getBytes(StandardCharsets.UTF_8);
      for (String one : given.strip().split(" +")) {
        fits |= MessageDigest.isEqual(right, one.getBytes(StandardCharsets.UTF_8));
      }
    }
    return fits;
  }

  /** What is signed before the body, and after it. */
  private String[] parts(Message message, String time) {
    String[] around =
        (signed.isEmpty() ? "{timestamp}" + separator + BODY : signed).split("\\{body}", -1);
    if (around.length != 2) {
      throw misconfigured("signed-parts", "\"" + signed + "\" must hold {body} once. Correct it.");
    }
    return new String[] {filled(around[0], message, time), filled(around[1], message, time)};
  }

  private static String filled(String part, Message message, String time) {
    return OTHER_HEADER
        .matcher(part.replace("{timestamp}", time))
        .replaceAll(
            found -> Matcher.quoteReplacement(message.getHeader(found.group(1), "", String.class)));
  }

  private String sign(String secret, byte[] body, String[] parts) {
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(key(secret), algorithm));
      mac.update(parts[0].getBytes(StandardCharsets.UTF_8));
      mac.update(body);
      byte[] sum = mac.doFinal(parts[1].getBytes(StandardCharsets.UTF_8));
      return prefix
          + ("hex".equals(encoding)
              ? HexFormat.of().formatHex(sum)
              : Base64.getEncoder().encodeToString(sum));
    } catch (GeneralSecurityException unknown) {
      throw misconfigured("algorithm-unknown", algorithm + " is unknown. Choose HmacSHA256.");
    }
  }

  /** Standard Webhooks write their secret as {@code whsec_} and base64. */
  private static byte[] key(String secret) {
    return secret.startsWith(STANDARD)
        ? Base64.getDecoder().decode(secret.substring(STANDARD.length()))
        : secret.getBytes(StandardCharsets.UTF_8);
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

  /**
   * What is signed, where timestamp and body alone do not say it: {@code {timestamp}.{body}}, or
   * with further headers, {@code {header:webhook-id}.{timestamp}.{body}}.
   */
  public void setSigned(String signed) {
    this.signed = signed;
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
