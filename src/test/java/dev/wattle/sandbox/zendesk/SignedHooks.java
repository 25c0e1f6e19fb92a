package dev.wattle.sandbox.zendesk;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The business's webhook, which checks the signature of what the trigger posts. */
final class SignedHooks implements AutoCloseable {

  final List<String> bodies = new CopyOnWriteArrayList<>();
  final List<Boolean> genuine = new CopyOnWriteArrayList<>();
  private final HttpServer server;

  SignedHooks() throws IOException {
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext("/", this::take);
    server.start();
  }

  /** The account whose trigger posts here. */
  static ZendeskAccount account(boolean limited) {
    String id = "sandbox-zendesk";
    return new ZendeskAccount(
        id + "-client",
        id + "-secret",
        id + "-webhook-secret",
        null,
        limited,
        java.time.Duration.ofMinutes(1));
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  private void take(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    String at = exchange.getRequestHeaders().getFirst("X-Zendesk-Webhook-Signature-Timestamp");
    String signature = exchange.getRequestHeaders().getFirst("X-Zendesk-Webhook-Signature");
    genuine.add(Trigger.signature("sandbox-zendesk-webhook-secret", at, body).equals(signature));
    bodies.add(new String(body, StandardCharsets.UTF_8));
    exchange.sendResponseHeaders(200, -1);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
