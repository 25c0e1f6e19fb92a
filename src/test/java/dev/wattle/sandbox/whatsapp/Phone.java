package dev.wattle.sandbox.whatsapp;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.wattle.sandbox.SandboxRig;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** The business's webhook, which remembers what simulated Meta posts. */
final class Phone implements AutoCloseable {

  record Post(String signature, String raw, JsonNode json) {
    int changes() {
      return json.at("/entry/0/changes").size();
    }
  }

  final List<Post> posts = new CopyOnWriteArrayList<>();
  final AtomicInteger refusals = new AtomicInteger();

  /** While false, posts are neither taken nor refused. */
  final AtomicBoolean open = new AtomicBoolean(true);

  private final HttpServer server;

  Phone() throws IOException {
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext("/", this::take);
    server.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/webhooks/whatsapp");
  }

  /** The names of all statuses in the order of their arrival. */
  List<String> statuses() {
    List<String> names = new ArrayList<>();
    posts.forEach(
        post ->
            post.json()
                .findPath("value")
                .path("statuses")
                .forEach(status -> names.add(status.path("status").asText())));
    return names;
  }

  private void take(HttpExchange exchange) throws IOException {
    if (!open.get()) {
      await().until(open::get);
    }
    String raw = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII);
    boolean refuse = refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
    if (!refuse) {
      String signature = exchange.getRequestHeaders().getFirst("X-Hub-Signature-256");
      posts.add(new Post(signature, raw, SandboxRig.JSON.readTree(raw)));
    }
    exchange.sendResponseHeaders(refuse ? 503 : 200, -1);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
