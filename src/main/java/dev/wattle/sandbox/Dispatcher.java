package dev.wattle.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.wattle.sandbox.quota.Quotas;
import dev.wattle.sandbox.quota.Turn;
import dev.wattle.sandbox.store.ObjectStore;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands each request to its vendor, disturbs it as the fault says, and notes it. */
final class Dispatcher implements HttpHandler, AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);
  private static final int HOLD_SECONDS = 60;

  private final Map<String, Simulator> simulators;
  private final Faults faults;
  private final Quotas quotas;
  private final RequestLog requests;
  private final ObjectStore store;
  private final Clock clock;
  private final ScheduledExecutorService timer;
  private final ExecutorService workers;
  private final Map<String, Set<HttpExchange>> held = new ConcurrentHashMap<>();

  private record Call(
      HttpExchange exchange,
      Simulator simulator,
      SandboxRequest request,
      Fault fault,
      Quotas.Entry entry) {}

  Dispatcher(
      Collection<Simulator> simulators,
      Faults faults,
      Quotas quotas,
      RequestLog requests,
      ObjectStore store,
      Clock clock) {
    this.simulators =
        simulators.stream().collect(Collectors.toMap(Simulator::vendor, Function.identity()));
    this.faults = faults;
    this.quotas = quotas;
    this.requests = requests;
    this.store = store;
    this.clock = clock;
    this.timer = Executors.newSingleThreadScheduledExecutor(Dispatcher::daemon);
    this.workers = Executors.newCachedThreadPool(Dispatcher::daemon);
    faults.onChange(this::release);
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    String[] parts = exchange.getRequestURI().getRawPath().split("/", 3);
    Simulator simulator = parts.length > 1 ? simulators.get(parts[1]) : null;
    if (simulator == null) {
      send(exchange, SandboxAnswer.empty(404));
      return;
    }
    Fault fault = faults.roll(simulator.vendor());
    String path = "/" + (parts.length > 2 ? parts[2] : "") + query(exchange.getRequestURI());
    SandboxRequest request =
        new SandboxRequest(exchange.getRequestMethod(), path, headers(exchange), body);
    Call call = new Call(exchange, simulator, request, fault, quotas.enter(simulator.vendor()));
    if (fault.latency() > 0) {
      timer.schedule(
          () -> workers.execute(() -> play(call)), fault.latency(), TimeUnit.MILLISECONDS);
    } else {
      play(call);
    }
  }

  @Override
  public void close() {
    held.keySet().forEach(this::release);
    timer.shutdownNow();
    workers.shutdownNow();
  }

  private void play(Call call) {
    try {
      disturb(call);
    } finally {
      call.entry().leave();
    }
  }

  private void disturb(Call call) {
    String vendor = call.simulator().vendor();
    Fault fault = call.fault();
    if (fault.isReset()) {
      requests.add(vendor, call.request(), clock.instant(), 0, fault.name());
      call.exchange().close();
      return;
    }
    SandboxAnswer answer = answer(call);
    requests.add(vendor, call.request(), clock.instant(), answer.status(), fault.name());
    if (fault.isHeld()) {
      hold(vendor, call.exchange());
    } else {
      send(call.exchange(), answer);
    }
  }

  private SandboxAnswer answer(Call call) {
    Fault fault = call.fault();
    @Nullable Integer status = fault.status();
    if (status != null) {
      return call.simulator().failing(status, fault.retryAfter());
    }
    Turn turn = call.entry().turn();
    if (!turn.admitted()) {
      return call.simulator().told(call.simulator().tooMany(turn), turn);
    }
    try {
      SandboxAnswer answer = call.simulator().answer(call.request());
      store.settled().join();
      return turn.most() > 0 ? call.simulator().told(answer, turn) : answer;
    } catch (CompletionException notSaved) {
      return call.simulator().failing(503, null);
    } catch (RuntimeException e) {
      log.error("sandbox.broken vendor={}", call.simulator().vendor(), e);
      return call.simulator().failing(500, null);
    }
  }

  private void hold(String vendor, HttpExchange exchange) {
    held.computeIfAbsent(vendor, name -> ConcurrentHashMap.newKeySet()).add(exchange);
    timer.schedule(exchange::close, HOLD_SECONDS, TimeUnit.SECONDS);
  }

  private void release(String vendor) {
    Set<HttpExchange> waiting = held.remove(vendor);
    if (waiting != null) {
      waiting.forEach(HttpExchange::close);
    }
  }

  private static void send(HttpExchange exchange, SandboxAnswer answer) {
    try (exchange) {
      answer.headers().forEach(exchange.getResponseHeaders()::set);
      exchange.sendResponseHeaders(
          answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
      if (answer.body().length > 0) {
        exchange.getResponseBody().write(answer.body());
      }
    } catch (IOException gone) {
      log.debug("sandbox.caller-gone status={}", answer.status());
    }
  }

  private static String query(URI uri) {
    return uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
  }

  private static Map<String, String> headers(HttpExchange exchange) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
    return headers;
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "sandbox-delayed");
    thread.setDaemon(true);
    return thread;
  }
}
