package dev.wattle.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/** Accepts every message after a fixed latency, and remembers who was sent what, when. */
public final class MetaStub implements AutoCloseable {

  private static final String ACCEPTED =
      """
      {"messaging_product":"whatsapp","contacts":[{"input":"%s","user_id":"%s"}],"messages":[{"id":"%s"}]}""";

  private final ObjectMapper json = new ObjectMapper();
  private final Queue<Call> calls = new ConcurrentLinkedQueue<>();
  private final AtomicInteger number = new AtomicInteger();
  private final ExecutorService threads = Executors.newFixedThreadPool(4);
  private final ScheduledExecutorService later = Executors.newScheduledThreadPool(2);
  private final HttpServer server;
  private final int latency;
  private final ToIntFunction<JsonNode> limits;
  private final Consumer<Accepted> listener;

  /**
   * @param latency in milliseconds
   */
  MetaStub(int latency) throws IOException {
    this(latency, call -> 0, accepted -> {});
  }

  /**
   * @param limits the code of the error that a call meets, 0 for none
   * @param listener told of every message once its answer has left
   */
  public MetaStub(int latency, ToIntFunction<JsonNode> limits, Consumer<Accepted> listener)
      throws IOException {
    this.latency = latency;
    this.limits = limits;
    this.listener = listener;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
    server.createContext("/", this::take);
    server.setExecutor(threads);
    server.start();
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  public List<Call> calls() {
    return List.copyOf(calls);
  }

  void clear() {
    calls.clear();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdown();
    later.shutdown();
  }

  private void take(HttpExchange exchange) throws IOException {
    if (!exchange.getRequestURI().getPath().endsWith("/messages")) {
      // The probe asks for tokens and subscriptions; only messages are counted.
      exchange.sendResponseHeaders(503, -1);
      exchange.close();
      return;
    }
    JsonNode body = json.readTree(exchange.getRequestBody().readAllBytes());
    String to = body.path("recipient").asText();
    calls.add(
        new Call(
            to,
            body.path("biz_opaque_callback_data").asText(),
            body.toString(),
            System.nanoTime()));
    int code = limits.applyAsInt(body);
    Accepted message =
        new Accepted(
            to,
            body.path("biz_opaque_callback_data").asText(),
            "wamid.B" + number.incrementAndGet());
    later.schedule(() -> answer(exchange, code, message), latency, TimeUnit.MILLISECONDS);
  }

  private void answer(HttpExchange exchange, int code, Accepted message) {
    if (code == 0) {
      answer(exchange, 200, ACCEPTED.formatted(message.to(), message.to(), message.wamid()));
      listener.accept(message);
    } else {
      answer(exchange, 400, "{\"error\":{\"code\":%d}}".formatted(code));
    }
  }

  private static void answer(HttpExchange exchange, int status, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    try {
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
      exchange.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @param nanos of {@link System#nanoTime()}
   */
  public record Call(String to, String id, String body, long nanos) {}

  /**
   * @param id as the sender calls it
   */
  public record Accepted(String to, String id, String wamid) {}
}
