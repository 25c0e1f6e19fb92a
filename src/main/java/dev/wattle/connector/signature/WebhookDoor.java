package dev.wattle.connector.signature;

import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/** Lets a webhook pass that proves itself in the way that its sender knows. */
public final class WebhookDoor implements Processor {

  private final HmacVerifier hmac;
  private final String header;
  private String scheme = "hmac";
  private String user = "";
  private String secret = "";
  private String previousSecret = "";
  private String timestampHeader = "";
  private long toleranceSeconds;

  /**
   * Made by the Kamelet, once for each use of it.
   *
   * @param header where the proof stands; Authorization for the scheme basic, whatever is said
   */
  public WebhookDoor(String header, SigningTime signingTime) {
    this.header = header;
    this.hmac = new HmacVerifier(header, signingTime);
  }

  /**
   * @throws Failure UNTRUSTED, with headers and body cleared so that none is echoed
   */
  @Override
  public void process(Exchange exchange) {
    switch (scheme) {
      case "hmac" -> {
        hmac.setToleranceSeconds(timestampHeader.isEmpty() ? 0 : toleranceSeconds);
        hmac.process(exchange);
      }
      case "secret" -> compare(exchange.getMessage(), header, secrets());
      case "basic" ->
          compare(
              exchange.getMessage(),
              "Authorization",
              secrets().stream().map(known -> basic(user, known)).toList());
      default ->
          throw misconfigured(
              "scheme \"" + scheme + "\" is unknown. Choose hmac, secret or basic.");
    }
  }

  private List<String> secrets() {
    List<String> known =
        List.of(secret, previousSecret).stream().filter(one -> !one.isBlank()).toList();
    if (known.isEmpty()) {
      throw misconfigured("there is no secret to check a webhook with. Set it.");
    }
    return known;
  }

  private static String basic(String user, String password) {
    byte[] both = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(both);
  }

  private static void compare(Message message, String header, List<String> right) {
    byte[] given = message.getHeader(header, "", String.class).getBytes(StandardCharsets.UTF_8);
    boolean fits = false;
    for (String one : right) {
      fits |= MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), given);
    }
    byte[] body = message.getBody(byte[].class);
    if (!fits) {
      message.removeHeaders("*");
      message.setBody(null);
      throw Failure.of(
          Kind.UNTRUSTED,
          "connector.secret-wrong",
          "a webhook was refused, its secret does not fit. Compare the secrets.");
    }
    message.setBody(body == null ? new byte[0] : body);
  }

  private static Failure misconfigured(String message) {
    return Failure.of(Kind.MISCONFIGURED, "connector.webhook-scheme", message);
  }

  /** {@code hmac}, {@code secret} or {@code basic}. */
  public void setScheme(String scheme) {
    this.scheme = scheme;
  }

  /** Of the scheme basic. */
  public void setUser(String user) {
    this.user = user;
  }

  /** Signs, stands in the header, or is the password. */
  public void setSecret(String secret) {
    this.secret = secret;
    hmac.setSecret(secret);
  }

  /** Still accepted while the sender changes over. */
  public void setPreviousSecret(String previousSecret) {
    this.previousSecret = previousSecret;
    hmac.setPreviousSecret(previousSecret);
  }

  public void setAlgorithm(String algorithm) {
    hmac.setAlgorithm(algorithm);
  }

  public void setEncoding(String encoding) {
    hmac.setEncoding(encoding);
  }

  public void setPrefix(String prefix) {
    hmac.setPrefix(prefix);
  }

  public void setSigned(String signed) {
    hmac.setSigned(signed);
  }

  /** Where the time of signing stands; empty for none. */
  public void setTimestampHeader(String timestampHeader) {
    this.timestampHeader = timestampHeader;
    hmac.setTimestampHeader(timestampHeader);
  }

  /** How far the time of signing may be from now, where there is one; 0 for any. */
  public void setToleranceSeconds(long seconds) {
    this.toleranceSeconds = seconds;
  }

  /** Names the scheme only: secrets stay inside. */
  @Override
  public String toString() {
    return "WebhookDoor[" + scheme + "]";
  }
}
