package dev.wattle.connector.token;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wattle.connector.ConnectorSettings;
import dev.wattle.connector.RetryAfter;
import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Asks a vendor for a token. Asking twice is harmless. */
@Component
final class TokenEndpoint {

  /** What we take where the vendor does not say how long a token lives. */
  private static final long USUAL_SECONDS = 600;

  private final ObjectMapper json;
  private final RetryAfter retryAfter;
  private final Duration answerTimeout;
  private final HttpClient http;

  TokenEndpoint(ObjectMapper json, RetryAfter retryAfter, ConnectorSettings settings) {
    this.json = json;
    this.retryAfter = retryAfter;
    this.answerTimeout = settings.answerTimeout();
    this.http = HttpClient.newBuilder().connectTimeout(settings.connectTimeout()).build();
  }

  /** A new token and how long it lives. */
  Issued ask(Grant grant) {
    try {
      return read(grant, http.send(request(grant), HttpResponse.BodyHandlers.ofString()));
    } catch (IOException away) {
      throw unreachable(away.getClass().getSimpleName());
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw unreachable("we are stopping");
    } catch (IllegalArgumentException notAUrl) {
      throw misconfigured("the token URL is not a URL");
    }
  }

  private HttpRequest request(Grant grant) throws IOException {
    Map<String, String> fields = grant.fields();
    boolean asJson = "json".equals(grant.format());
    String body = asJson ? json.writeValueAsString(fields) : form(fields);
    String type = asJson ? "application/json" : "application/x-www-form-urlencoded";
    return HttpRequest.newBuilder(URI.create(grant.tokenUrl()))
        .timeout(answerTimeout)
        .header("Content-Type", type)
        .header("Accept", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
  }

  private static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> field.getKey() + "=" + encode(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private Issued read(Grant grant, HttpResponse<String> answer) throws IOException {
    int status = answer.statusCode();
    if (status == 429) {
      String header = answer.headers().firstValue("Retry-After").orElse(null);
      throw Failure.throttled(
          "connector.throttled", "too many tokens asked for.", retryAfter.pause(header));
    }
    if (status >= 500) {
      throw unreachable("status " + status);
    }
    JsonNode token = read(answer.body());
    if (status / 100 != 2 || !token.path("access_token").isTextual()) {
      throw misconfigured(
          URI.create(grant.tokenUrl()).getHost()
              + " gave no token, status "
              + status
              + word(token));
    }
    long seconds = token.path("expires_in").asLong(USUAL_SECONDS);
    return new Issued(token.get("access_token").asText(), Duration.ofSeconds(seconds));
  }

  private JsonNode read(String body) {
    try {
      return json.readTree(body);
    } catch (JsonProcessingException plainWords) {
      return json.createObjectNode();
    }
  }

  /** The vendor's word for it; some answer 200 with nothing else. */
  private static String word(JsonNode answer) {
    String word = answer.path("error").asText("");
    return word.matches("[A-Za-z_ ]{1,40}") ? " (" + word + ")" : "";
  }

  private static Failure unreachable(String what) {
    return Failure.of(
        Kind.UNREACHABLE, "connector.token-unreachable", "no token (" + what + "). Tried again.");
  }

  private static Failure misconfigured(String what) {
    return Failure.of(
        Kind.MISCONFIGURED,
        "connector.credentials-refused",
        what
            + ". Check the client's id and secret, the refresh token if there is one, and the base URL in our settings.");
  }

  record Issued(String value, Duration life) {

    /** Without the token. */
    @Override
    public String toString() {
      return "Issued[" + life + "]";
    }
  }
}
