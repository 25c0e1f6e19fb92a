package dev.wattle.outbound.send;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToIntFunction;

/** WhatsApp on the loopback: accepts, unless it is told otherwise for the next calls. */
public final class MetaStub implements AutoCloseable {

  private static final String HANG_UP = "hang up";
  private static final String HOLD = "hold";

  private final ObjectMapper json = new ObjectMapper();
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<JsonNode> calls = Collections.synchronizedList(new ArrayList<>());
  private final Queue<String> answers = new ConcurrentLinkedQueue<>();
  private volatile ToIntFunction<JsonNode> limits = call -> 0;
  private final AtomicInteger wamids = new AtomicInteger();

  MetaStub() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** The next call is refused with this code. */
  public void refusesWith(int code) {
    answers.add("{\"error\":{\"message\":\"no\",\"code\":%d}}".formatted(code));
  }

  /** The next message is taken and held back. */
  void holds() {
    answers.add(HOLD);
  }

  /** The next call is taken, and its answer never comes. */
  public void hangsUp() {
    answers.add(HANG_UP);
  }

  /** From now on this decides: the error's code, or 0 for none. */
  public void enforces(ToIntFunction<JsonNode> limits) {
    this.limits = limits;
  }

  public List<JsonNode> calls() {
    synchronized (calls) {
      return List.copyOf(calls);
    }
  }

  /** How many calls came. */
  int count() {
    return calls.size();
  }

  /** The texts that arrived, in their order. */
  public List<String> texts() {
    return calls().stream().map(call -> call.path("text").path("body").asText()).toList();
  }

  private void handle(HttpExchange exchange) throws IOException {
    JsonNode call = json.readTree(exchange.getRequestBody().readAllBytes());
    calls.add(call);
    int code = limits.applyAsInt(call);
    if (code != 0) {
      refusesWith(code);
    }
    String answer = answers.poll();
    if (HANG_UP.equals(answer)) {
      exchange.close();
      return;
    }
    String wamid = "wamid." + wamids.incrementAndGet();
    boolean held = HOLD.equals(answer);
    boolean taken = answer == null || held;
    String status = held ? "held_for_quality_assessment" : "accepted";
    String message =
        "{\"messages\":[{\"id\":\"%s\",\"message_status\":\"%s\"}]}".formatted(wamid, status);
    String body = taken ? message : answer;
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(taken ? 200 : 400, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
