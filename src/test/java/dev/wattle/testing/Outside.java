package dev.wattle.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;

/**
 * What the world does to a running Wattle: Meta's webhooks, shops' events, operators' questions.
 * HTTP only.
 */
public final class Outside {

  private final HttpClient http = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();
  private final String publicUrl;
  private final String adminUrl;

  public Outside(
      @Value("${wattle.public-port}") int publicPort, @Value("${server.port}") int adminPort) {
    this.publicUrl = "http://127.0.0.1:" + publicPort;
    this.adminUrl = "http://127.0.0.1:" + adminPort;
  }

  /** Base of the admin port. */
  public String adminUrl() {
    return adminUrl;
  }

  /** A webhook of Meta's, signed with the sandbox app secret. */
  public HttpResponse<String> webhook(String body) {
    return webhook(body, "sha256=" + hmac("sandbox-app-secret", body));
  }

  /** A webhook with a signature of the caller's making. */
  public HttpResponse<String> webhook(String body, String signature) {
    return send(
        HttpRequest.newBuilder(URI.create(publicUrl + "/webhooks/whatsapp"))
            .header("Content-Type", "application/json")
            .header("X-Hub-Signature-256", signature)
            .POST(BodyPublishers.ofString(body)));
  }

  /** A call of the public API with the sandbox key. */
  public HttpResponse<String> api(String method, String path, String body) {
    return send(
        HttpRequest.newBuilder(URI.create(publicUrl + path))
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer sandbox-api-key")
            .method(method, BodyPublishers.ofString(body)));
  }

  /** A file that is handed in, with the sandbox key. */
  public HttpResponse<String> upload(String type, String content) {
    return send(
        HttpRequest.newBuilder(URI.create(publicUrl + "/api/media"))
            .header("Content-Type", type)
            .header("Authorization", "Bearer sandbox-api-key")
            .POST(BodyPublishers.ofString(content)));
  }

  /** A call of the public port without any credentials. */
  public HttpResponse<String> anonymous(String method, String path, String body) {
    return send(
        HttpRequest.newBuilder(URI.create(publicUrl + path))
            .method(method, BodyPublishers.ofString(body)));
  }

  /** A call of the admin port as admin / sandbox. */
  public HttpResponse<String> admin(String method, String path, String body) {
    return admin(method, path, "application/json", body);
  }

  /** A form of a page, as admin / sandbox. */
  public HttpResponse<String> form(String path, String fields) {
    return admin("POST", path, "application/x-www-form-urlencoded", fields);
  }

  /** A call of the admin port with a body of another kind, as admin / sandbox. */
  public HttpResponse<String> admin(String method, String path, String type, String body) {
    String login =
        Base64.getEncoder().encodeToString("admin:sandbox".getBytes(StandardCharsets.UTF_8));
    return send(
        HttpRequest.newBuilder(URI.create(adminUrl + path))
            .header("Content-Type", type)
            .header("Authorization", "Basic " + login)
            .method(method, BodyPublishers.ofString(body)));
  }

  /** What a simulator received, oldest first. */
  public Stream<JsonNode> requests(String vendor) {
    return elements(tree(admin("GET", "/sandbox/requests?vendor=" + vendor, "").body()));
  }

  /** The canonical events so far, oldest first. */
  public Stream<JsonNode> events() {
    return elements(tree(admin("GET", "/sandbox/events?since=0", "").body()))
        .map(numbered -> numbered.path("event"));
  }

  public JsonNode tree(String body) {
    try {
      return json.readTree(body);
    } catch (IOException e) {
      throw new UncheckedIOException(body, e);
    }
  }

  private static Stream<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Hex of HMAC-SHA256 over the UTF-8 bytes. */
  public static String hmac(String secret, String body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
