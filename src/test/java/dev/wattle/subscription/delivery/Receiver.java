package dev.wattle.subscription.delivery;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.ToIntFunction;

/** A subscriber on the loopback address. */
public final class Receiver implements AutoCloseable {

  /** What came. */
  public record Got(String id, long seconds, String signature, String body) {}

  private final List<Got> all = new CopyOnWriteArrayList<>();
  private final BlockingQueue<Integer> answers = new LinkedBlockingQueue<>();
  private final HttpServer server;
  private volatile String retryAfter = "";
  private volatile ToIntFunction<Got> otherwise = got -> 204;

  public Receiver() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/hook", this::answer);
    server.start();
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
  }

  /** The next answer, once; 204 where nothing is said. */
  public Receiver answersOnce(int status) {
    answers.add(status);
    return this;
  }

  Receiver answers(ToIntFunction<Got> how) {
    otherwise = how;
    return this;
  }

  /** What every answer but a good one asks for. */
  Receiver asksFor(String seconds) {
    retryAfter = seconds;
    return this;
  }

  public List<Got> all() {
    return all;
  }

  List<String> ids() {
    return all.stream().map(Got::id).toList();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    Got got =
        new Got(
            exchange.getRequestHeaders().getFirst("webhook-id"),
            Long.parseLong(exchange.getRequestHeaders().getFirst("webhook-timestamp")),
            exchange.getRequestHeaders().getFirst("webhook-signature"),
            new String(body, StandardCharsets.UTF_8));
    all.add(got);
    Integer once = answers.poll();
    int status = once == null ? otherwise.applyAsInt(got) : once;
    if (status / 100 == 3) {
      exchange.getResponseHeaders().add("Location", url());
    }
    if (status >= 400 && !retryAfter.isEmpty()) {
      exchange.getResponseHeaders().add("Retry-After", retryAfter);
    }
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }
}
