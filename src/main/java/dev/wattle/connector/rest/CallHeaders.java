package dev.wattle.connector.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/** Puts headers and credentials on the next call; what stood there before was cleared. */
public final class CallHeaders implements Processor {

  /** The client's own business, or a way to steer the call elsewhere. */
  private static final Set<String> REFUSED =
      Set.of("host", "content-length", "transfer-encoding", "connection", "authorization");

  private final String auth;
  private String secret = "";
  private String user = "";
  private String header = "";

  /**
   * Made by the Kamelet, once for each use of it.
   *
   * @param auth none, bearer, basic or header
   */
  public CallHeaders(String auth) {
    this.auth = auth;
  }

  /** Variable {@code callHeaders}: a JSON object of further headers. */
  @Override
  public void process(Exchange exchange) {
    Message message = exchange.getMessage();
    JsonNode headers = exchange.getVariable("callHeaders", JsonNode.class);
    if (headers != null) {
      headers
          .properties()
          .forEach(one -> message.setHeader(allowed(one.getKey()), one.getValue().asText()));
    }
    switch (auth) {
      case "none" -> {}
      case "bearer" -> message.setHeader("Authorization", "Bearer " + needed());
      case "basic" -> message.setHeader("Authorization", "Basic " + basic());
      case "header" -> message.setHeader(header, needed());
      default ->
          throw misconfigured(
              "auth \"" + auth + "\" is unknown. Choose none, bearer, basic, header.");
    }
  }

  private static String allowed(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (REFUSED.contains(lower) || lower.startsWith("camel")) {
      throw misconfigured("header " + name + " may not be set by a mapping. Leave it out.");
    }
    return name;
  }

  private String basic() {
    return Base64.getEncoder()
        .encodeToString((user + ":" + needed()).getBytes(StandardCharsets.UTF_8));
  }

  private String needed() {
    if (secret.isBlank()) {
      throw misconfigured("auth \"" + auth + "\" needs a secret. Set it.");
    }
    return secret;
  }

  private static Failure misconfigured(String message) {
    return Failure.of(Kind.MISCONFIGURED, "connector.rest-call", message);
  }

  /** The token, the password, or the value of the header. */
  public void setSecret(String secret) {
    this.secret = secret;
  }

  /** Of the way basic. */
  public void setUser(String user) {
    this.user = user;
  }

  /** Of the way header: its name. */
  public void setHeader(String header) {
    this.header = header;
  }

  /** Names the way only. */
  @Override
  public String toString() {
    return "CallHeaders[" + auth + "]";
  }
}
