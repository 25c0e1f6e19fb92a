package dev.wattle.crash;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.wattle.testing.Outside;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * A Meta outside of the process that is killed, so that it remembers every call across the crash.
 */
final class CountingMeta implements AutoCloseable {

  private final ObjectMapper json = new ObjectMapper();
  private final AtomicInteger number = new AtomicInteger();
  private final Queue<JsonNode> calls = new ConcurrentLinkedQueue<>();
  private final ExecutorService threads = Executors.newFixedThreadPool(8);
  private final ScheduledExecutorService later = Executors.newScheduledThreadPool(4);
  private final HttpServer server;
  private volatile Outside wattle;

  CountingMeta() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::accept);
    server.setExecutor(threads);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /**
   * From now on every accepted message is followed by its status, retried until it is answered 200.
   */
  void reportTo(Outside outside) {
    wattle = outside;
  }

  Set<String> recipients() {
    return calls.stream().map(call -> call.path("recipient").asText()).collect(Collectors.toSet());
  }

  List<String> recipientsOfEveryCall() {
    return calls.stream().map(call -> call.path("recipient").asText()).toList();
  }

  List<String> messageIds() {
    return calls.stream().map(call -> call.path("biz_opaque_callback_data").asText()).toList();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdown();
    later.shutdownNow();
  }

  private void accept(HttpExchange exchange) throws IOException {
    if (!exchange.getRequestURI().getPath().endsWith("/messages")) {
      // The probe asks for tokens and subscriptions; only messages are counted.
      exchange.sendResponseHeaders(503, -1);
      exchange.close();
      return;
    }
    JsonNode body = json.readTree(exchange.getRequestBody().readAllBytes());
    calls.add(body);
    String wamid = "wamid.C" + number.incrementAndGet();
    later.execute(() -> report(status(body, wamid)));
    String to = body.path("recipient").asText();
    byte[] answer =
        """
        {"messaging_product":"whatsapp","contacts":[{"input":"%s","user_id":"%s"}],"messages":[{"id":"%s"}]}"""
            .formatted(to, to, wamid)
            .getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }

  private void report(String status) {
    boolean taken = false;
    try {
      taken = wattle.webhook(status).statusCode() == 200;
    } catch (UncheckedIOException e) {
      taken = false;
    }
    if (!taken && !later.isShutdown()) {
      later.schedule(() -> report(status), 300, TimeUnit.MILLISECONDS);
    }
  }

  private static String status(JsonNode body, String wamid) {
    return """
        {"object":"whatsapp_business_account","entry":[{"id":"200000000000001","changes":[{"field":"messages","value":{\
        "messaging_product":"whatsapp","metadata":{"display_phone_number":"61491570110","phone_number_id":"100000000000001"},\
        "statuses":[{"id":"%s","status":"sent","timestamp":"%d","recipient_user_id":"%s","biz_opaque_callback_data":"%s"}]}}]}]}"""
        .formatted(
            wamid,
            Clock.systemUTC().instant().getEpochSecond(),
            body.path("recipient").asText(),
            body.path("biz_opaque_callback_data").asText());
  }
}
