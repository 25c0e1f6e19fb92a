package dev.wattle.media.store.s3;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * One bucket that lets in only requests whose AWS Signature Version 4 is right, over headers and
 * body.
 */
final class StrictS3 implements AutoCloseable {

  private static final Pattern AUTHORIZATION =
      Pattern.compile(
          "AWS4-HMAC-SHA256 Credential=([^/]+)/(\\d{8})/([^/]+)/s3/aws4_request, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})");

  private final HttpServer server;
  private final String secret;
  final Map<String, byte[]> objects = new ConcurrentHashMap<>();
  volatile int failWith;

  StrictS3(String secret) throws IOException {
    this.secret = secret;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void handle(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    String key = exchange.getRequestURI().getPath();
    if (!isGenuine(exchange, body)) {
      answer(exchange, 403, error("SignatureDoesNotMatch"));
    } else if (failWith > 0) {
      answer(exchange, failWith, error("SlowDown"));
    } else if ("HEAD".equals(exchange.getRequestMethod())) {
      answer(exchange, key.equals("/a-bucket") ? 200 : 404, new byte[0]);
    } else if ("PUT".equals(exchange.getRequestMethod())) {
      objects.put(key, body);
      answer(exchange, 200, new byte[0]);
    } else if ("DELETE".equals(exchange.getRequestMethod())) {
      objects.remove(key);
      answer(exchange, 204, new byte[0]);
    } else if (objects.containsKey(key)) {
      answer(exchange, 200, objects.get(key));
    } else {
      answer(exchange, 404, error("NoSuchKey"));
    }
  }

  private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.getResponseHeaders().add("Content-Type", "application/xml");
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static byte[] error(String code) {
    return ("<Error><Code>" + code + "</Code></Error>").getBytes(StandardCharsets.UTF_8);
  }

  private boolean isGenuine(HttpExchange exchange, byte[] body) {
    String header = exchange.getRequestHeaders().getFirst("Authorization");
    Matcher signed = AUTHORIZATION.matcher(header == null ? "" : header);
    String announced = exchange.getRequestHeaders().getFirst("x-amz-content-sha256");
    boolean unsigned = "UNSIGNED-PAYLOAD".equals(announced) && body.length == 0;
    if (!signed.matches() || !unsigned && !sha256(body).equals(announced)) {
      return false;
    }
    String scope = signed.group(2) + "/" + signed.group(3) + "/s3/aws4_request";
    String request = canonical(exchange, signed.group(4), announced);
    String text =
        String.join(
            "\n",
            "AWS4-HMAC-SHA256",
            exchange.getRequestHeaders().getFirst("X-Amz-Date"),
            scope,
            sha256(request.getBytes(StandardCharsets.UTF_8)));
    byte[] key = ("AWS4" + secret).getBytes(StandardCharsets.UTF_8);
    for (String part : scope.split("/")) {
      key = hmac(key, part);
    }
    return HexFormat.of().formatHex(hmac(key, text)).equals(signed.group(5));
  }

  private static String canonical(HttpExchange exchange, String names, String payload) {
    String query = exchange.getRequestURI().getRawQuery();
    String sorted =
        query == null
            ? ""
            : Arrays.stream(query.split("&"))
                .map(pair -> pair.contains("=") ? pair : pair + "=")
                .sorted()
                .collect(Collectors.joining("&"));
    String headers =
        Arrays.stream(names.split(";"))
            .map(name -> name + ":" + exchange.getRequestHeaders().getFirst(name).strip() + "\n")
            .collect(Collectors.joining());
    String path = exchange.getRequestURI().getRawPath();
    return String.join("\n", exchange.getRequestMethod(), path, sorted, headers, names, payload);
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
