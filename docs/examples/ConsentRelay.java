import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Stands between consent-form.html and Wattle. A key in a page is a key for everybody, so the page
 * talks to this, and this adds what the page must not say itself: the key, the time, the IP address.
 * Needs nothing but a JDK: java docs/examples/ConsentRelay.java
 *
 * <p>WATTLE_URL (http://localhost:8080), WATTLE_API_KEY (the sandbox's), RELAY_PORT (8090), PAGE_URL
 * (the address of the form as people see it). Give the key the scope consents:write and no other.
 * Behind a proxy take the IP address from the header that the proxy sets.
 */
class ConsentRelay {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();
  private static final String WATTLE = setting("WATTLE_URL", "http://localhost:8080");
  private static final String KEY = setting("WATTLE_API_KEY", "sandbox-api-key");
  private static final int PORT = Integer.parseInt(setting("RELAY_PORT", "8090"));
  private static final String PAGE = setting("PAGE_URL", "http://localhost:" + PORT + "/");
  private static final Path FORM = Path.of(setting("FORM", "docs/examples/consent-form.html"));

  public static void main(String[] args) throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", PORT), 50);
    server.createContext("/", exchange -> {
      boolean found = exchange.getRequestURI().getPath().equals("/");
      answer(exchange, found ? 200 : 404, "text/html; charset=utf-8", found ? Files.readAllBytes(FORM) : new byte[0]);
    });
    server.createContext("/wordings", exchange -> {
      byte[] wordings = send(HttpRequest.newBuilder(URI.create(WATTLE + "/api/wordings")).GET()).body();
      answer(exchange, 200, "application/json", wordings);
    });
    server.createContext("/consent", ConsentRelay::consent);
    server.start();
    System.out.println("The form is at http://localhost:" + server.getAddress().getPort() + "/");
  }

  private static void consent(HttpExchange exchange) throws IOException {
    Map<String, String> form = fields(exchange);
    String attempt = form.getOrDefault("attempt", "");
    if (!exchange.getRequestMethod().equals("POST") || !attempt.matches("[a-z0-9-]{8,60}")) {
      answer(exchange, 400, "text/plain", new byte[0]);
      return;
    }
    String consent =
        """
        {"address": %s, "purpose": "marketing", "state": "given", "channel": "web-form", "source": "newsletter",
         "wording": "web-form", "wordingVersion": %s, "language": %s, "at": %s,
         "evidence": {"checkedByPerson": %s, "page": %s, "ip": %s, "userAgent": %s}}
        """
            .formatted(
                json(form.getOrDefault("phone", "")),
                json(form.getOrDefault("version", "")),
                json(form.getOrDefault("language", "")),
                json(Instant.now().toString()),
                form.getOrDefault("agreed", "").equals("yes"),
                json(PAGE),
                json(exchange.getRemoteAddress().getAddress().getHostAddress()),
                json(String.valueOf(exchange.getRequestHeaders().getFirst("User-Agent"))));
    int status =
        send(HttpRequest.newBuilder(URI.create(WATTLE + "/api/consents"))
                .header("Authorization", "Bearer " + KEY)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", attempt)
                .POST(HttpRequest.BodyPublishers.ofString(consent)))
            .statusCode();
    // A second click comes with another time: the first one counts.
    answer(exchange, status == 201 || status == 409 ? 204 : status, "text/plain", new byte[0]);
  }

  private static HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException {
    try {
      return HTTP.send(request.timeout(Duration.ofSeconds(10)).build(), BodyHandlers.ofByteArray());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private static Map<String, String> fields(HttpExchange exchange) throws IOException {
    Map<String, String> fields = new HashMap<>();
    String body = new String(exchange.getRequestBody().readNBytes(4096), StandardCharsets.UTF_8);
    for (String pair : body.split("&")) {
      String[] parts = pair.split("=", 2);
      if (parts.length == 2) {
        fields.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
      }
    }
    return fields;
  }

  private static String json(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      quoted.append(c < ' ' || c == '"' || c == '\\' ? "\\u%04x".formatted((int) c) : c);
    }
    return quoted.append('"').toString();
  }

  private static void answer(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static String setting(String name, String otherwise) {
    String value = System.getenv(name);
    return value == null || value.isEmpty() ? otherwise : value;
  }
}
