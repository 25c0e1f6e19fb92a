package dev.wattle.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wattle.sandbox.quota.Quotas;
import dev.wattle.sandbox.store.JdbcObjectStore;
import dev.wattle.sandbox.store.ObjectStore;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** One simulator behind the real server and the real database, and a client that calls it. */
public final class SandboxRig implements AutoCloseable {

  public static final ObjectMapper JSON = new ObjectMapper();

  public final Faults faults = new Faults();
  public final RequestLog requests = new RequestLog();
  private final HttpClient client = HttpClient.newHttpClient();
  private final JdbcObjectStore store;
  private final SandboxServer server;
  private final Dispatcher dispatcher;
  private final String vendor;

  /** An answer with its JSON. */
  public record Reply(int status, JsonNode json, Map<String, List<String>> headers) {}

  public SandboxRig(Path folder, Function<ObjectStore, Simulator> simulator) {
    store = SandboxDatabase.store();
    Simulator played = simulator.apply(store);
    vendor = played.vendor();
    server = SandboxServer.start(0, folder.resolve("sandbox.port"));
    dispatcher =
        new Dispatcher(
            List.of(played),
            faults,
            new Quotas(Clock.systemUTC()),
            requests,
            store,
            Clock.systemUTC());
    server.attach(dispatcher);
  }

  public String url(String path) {
    return server.baseUrl() + "/" + vendor + path;
  }

  /** Calls and waits. Headers are given as name, value, name, value. */
  public Reply call(String method, String path, String body, String... headers) {
    try {
      HttpResponse<String> response =
          client.send(request(method, path, body, headers), HttpResponse.BodyHandlers.ofString());
      JsonNode json = response.body().startsWith("{") ? JSON.readTree(response.body()) : null;
      return new Reply(
          response.statusCode(),
          json == null ? JSON.missingNode() : json,
          response.headers().map());
    } catch (IOException e) {
      throw new IllegalStateException("no answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public HttpRequest request(String method, String path, String body, String... headers) {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(URI.create(url(path)))
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    if (headers.length > 0) {
      builder.headers(headers);
    }
    if (!List.of(headers).contains("Content-Type")) {
      builder.header("Content-Type", "application/json");
    }
    return builder.build();
  }

  @Override
  public void close() {
    dispatcher.close();
    server.close();
    store.close();
  }
}
