package dev.wattle.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.wattle.testing.Outside;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The ceiling: an HTTP server of the JDK that checks the signature and does nothing else. */
final class HmacServer implements AutoCloseable {

  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(64);

  HmacServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
    server.createContext("/", HmacServer::answer);
    server.setExecutor(threads);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdown();
  }

  private static void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String claimed = exchange.getRequestHeaders().getFirst("X-Hub-Signature-256");
    boolean genuine = claimed.equals("sha256=" + Outside.hmac("sandbox-app-secret", body));
    exchange.sendResponseHeaders(genuine ? 200 : 401, -1);
    exchange.close();
  }
}
