package dev.wattle.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * The one loopback port of all simulators. It listens before there are any beans, so that base URLs
 * can point at it, and answers 503 until the simulators are there.
 */
public final class SandboxServer implements AutoCloseable {

  private static final int BACKLOG = 1024;
  private static final byte[] NOT_YET =
      "sandbox.starting: the simulators are not ready, come again".getBytes(StandardCharsets.UTF_8);

  private final HttpServer server;
  private final ExecutorService workers;
  private volatile @Nullable HttpHandler handler;

  private SandboxServer(HttpServer server) {
    this.server = server;
    this.workers = Executors.newCachedThreadPool(SandboxServer::daemon);
    server.setExecutor(workers);
    server.createContext("/", this::handle);
    start();
  }

  /**
   * @param port 0 for any free one, preferably that of the last start
   * @param memo where the chosen port is remembered
   * @throws UncheckedIOException if a given port is taken
   */
  static SandboxServer start(int port, Path memo) {
    // The JDK's server otherwise waits for Nagle and drops idle connections a client still pools.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    System.setProperty("sun.net.httpserver.maxIdleConnections", "4096");
    System.setProperty("sun.net.httpserver.idleInterval", "600");
    try {
      HttpServer bound = port == 0 ? bindRemembered(memo) : bind(port);
      return new SandboxServer(bound);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "sandbox.port-taken: port " + port + " is in use; free it or set WATTLE_SANDBOX_PORT", e);
    }
  }

  /** For example {@code http://127.0.0.1:41234}. */
  public String baseUrl() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  void attach(HttpHandler handler) {
    this.handler = handler;
  }

  @Override
  public void close() {
    server.stop(0);
    workers.shutdownNow();
  }

  /** The JDK's listening thread inherits what keeps a process alive; a failed start must not. */
  private void start() {
    Thread starter = daemon(server::start);
    starter.start();
    try {
      starter.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    HttpHandler current = handler;
    if (current != null) {
      current.handle(exchange);
      return;
    }
    exchange.getResponseHeaders().set("Retry-After", "1");
    exchange.sendResponseHeaders(503, NOT_YET.length);
    exchange.getResponseBody().write(NOT_YET);
    exchange.close();
  }

  private static HttpServer bindRemembered(Path memo) throws IOException {
    HttpServer server = bindOrAny(remembered(memo));
    Path folder = memo.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Files.writeString(memo, Integer.toString(server.getAddress().getPort()));
    return server;
  }

  private static HttpServer bindOrAny(int port) throws IOException {
    try {
      return bind(port);
    } catch (IOException taken) {
      return bind(0);
    }
  }

  private static int remembered(Path memo) {
    try {
      return Integer.parseInt(Files.readString(memo).strip());
    } catch (IOException | NumberFormatException none) {
      return 0;
    }
  }

  private static HttpServer bind(int port) throws IOException {
    InetAddress loopback = InetAddress.getByName("127.0.0.1");
    return HttpServer.create(new InetSocketAddress(loopback, port), BACKLOG);
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "sandbox");
    thread.setDaemon(true);
    return thread;
  }
}
