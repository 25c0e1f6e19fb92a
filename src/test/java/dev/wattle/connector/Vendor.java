package dev.wattle.connector;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A vendor on loopback: answers what it is told to and keeps every request. */
final class Vendor implements AutoCloseable {

  private final HttpServer server;
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private volatile Reply reply = new Reply(200, Map.of(), "{}");

  Vendor() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  /** Status 0: the connection is closed without an answer. */
  record Reply(int status, Map<String, String> headers, String body) {}

  record Request(String method, String path, Map<String, String> headers, String body) {}

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  void replies(Reply next) {
    reply = next;
    requests.clear();
  }

  /** What was asked since the reply was set; tokens are asked for apart. */
  List<Request> requests() {
    return requests.stream().filter(request -> !isToken(request.path())).toList();
  }

  private static boolean isToken(String path) {
    return path.endsWith("/oauth/tokens");
  }

  private void answer(HttpExchange http) throws IOException {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    http.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
    String body = new String(http.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String path = http.getRequestURI().toString();
    requests.add(new Request(http.getRequestMethod(), path, headers, body));
    Reply now = isToken(path) ? new Reply(200, Map.of(), TOKEN) : reply;
    if (now.status() == 0) {
      http.close();
      return;
    }
    now.headers().forEach(http.getResponseHeaders()::add);
    byte[] bytes = now.body().getBytes(StandardCharsets.UTF_8);
    http.sendResponseHeaders(now.status(), bytes.length == 0 ? -1 : bytes.length);
    http.getResponseBody().write(bytes);
    http.close();
  }

  private static final String TOKEN = "{\"access_token\":\"issued-token\",\"expires_in\":3600}";

  @Override
  public void close() {
    server.stop(0);
  }
}
