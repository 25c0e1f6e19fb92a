package dev.wattle.whatsapp.manage;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.wattle.whatsapp.BusinessNumber;
import dev.wattle.whatsapp.Secret;
import dev.wattle.whatsapp.WhatsAppSettings;
import dev.wattle.whatsapp.error.ShippedErrors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.impl.DefaultCamelContext;

/** Meta on the loopback as far as it is no message, and the real clients before it. */
public final class GraphStub implements AutoCloseable {

  public static final String NUMBER = "100000000000001";
  public static final String WABA = "200000000000001";

  private record Answer(int status, String body) {}

  private final HttpServer server;
  private final DefaultCamelContext camel = new DefaultCamelContext();
  private final Map<String, Deque<Answer>> answers = new ConcurrentHashMap<>();
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final WhatsAppSettings settings;
  private final GraphCall graph;

  public GraphStub() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::handle);
    server.start();
    camel.start();
    settings = settings(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
    graph =
        new GraphCall(
            camel,
            camel.createProducerTemplate(),
            settings,
            new ManageAnswer(new ObjectMapper(), ShippedErrors.table()));
  }

  /** Answers in their order; the last one stays. */
  public void answers(String call, int status, String body) {
    answers.computeIfAbsent(call, key -> new ArrayDeque<>()).add(new Answer(status, body));
  }

  public void forget(String call) {
    answers.remove(call);
  }

  /** Method, path, query and body of each. */
  public List<String> calls() {
    return List.copyOf(calls);
  }

  public WhatsAppSettings settings() {
    return settings;
  }

  public TemplateApi templates() {
    return new TemplateApi(graph);
  }

  public AccountApi account() {
    return new AccountApi(graph, settings);
  }

  @Override
  public void close() {
    camel.stop();
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String query = exchange.getRequestURI().getQuery();
    String call = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
    calls.add(call + (query == null ? "" : "?" + query) + " " + body);
    Deque<Answer> prepared = answers.getOrDefault(call, new ArrayDeque<>());
    Answer answer = prepared.size() > 1 ? prepared.poll() : prepared.peek();
    byte[] bytes = (answer == null ? "{}" : answer.body()).getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(answer == null ? 404 : answer.status(), bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static WhatsAppSettings settings(URI url) {
    return new WhatsAppSettings(
        url,
        "v26.0",
        new Secret("a-token"),
        List.of(new Secret("an-app-secret")),
        new Secret("a-verify-token"),
        List.of(new BusinessNumber(NUMBER, WABA, null)),
        Duration.ofSeconds(5),
        Duration.ofSeconds(2),
        5,
        false);
  }
}
