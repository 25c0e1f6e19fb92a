package dev.wattle.sandbox.freshdesk;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import dev.wattle.sandbox.SandboxDatabase;
import dev.wattle.sandbox.SandboxRig;
import dev.wattle.sandbox.SandboxRig.Reply;
import dev.wattle.sandbox.store.ObjectStore;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The simulator by HTTP, and the business's webhook that its automation calls. */
final class FreshdeskRig implements AutoCloseable {

  static final String KEY = "sandbox-freshdesk-key";
  private static final String AGENT_KEY = "sandbox-freshdesk-agent";

  /** Bodies of the calls, each with the secret before it. */
  final List<String> knocks = new CopyOnWriteArrayList<>();

  private volatile int times = 1;
  private final HttpServer webhook;
  private final SandboxRig rig;

  FreshdeskRig(Path folder, int callsPerMinute) throws IOException {
    SandboxDatabase.empty();
    webhook = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    webhook.createContext(
        "/",
        call -> {
          byte[] body = call.getRequestBody().readAllBytes();
          String secret = call.getRequestHeaders().getFirst("X-Hook-Secret");
          knocks.add(secret + " " + new String(body, StandardCharsets.UTF_8));
          call.sendResponseHeaders(200, -1);
          call.close();
        });
    webhook.start();
    URI url = URI.create("http://127.0.0.1:" + webhook.getAddress().getPort() + "/");
    FreshdeskAccount account =
        new FreshdeskAccount(KEY, AGENT_KEY, "hook-secret", null, callsPerMinute);
    rig = new SandboxRig(folder, store -> simulator(account, url, store));
  }

  private FreshdeskSimulator simulator(FreshdeskAccount account, URI url, ObjectStore store) {
    FreshdeskSimulator simulator =
        new FreshdeskSimulator(account, url, store, SandboxRig.JSON, Clock.systemUTC());
    simulator.deliver(() -> times);
    return simulator;
  }

  /** From now on each webhook is delivered that often. */
  void deliver(int often) {
    times = often;
  }

  String url() {
    return rig.url("");
  }

  Reply call(String method, String path, String body) {
    return as(KEY, method, path, body);
  }

  Reply asAgent(String method, String path, String body) {
    return as(AGENT_KEY, method, path, body);
  }

  Reply as(String key, String method, String path, String body) {
    return rig.call(method, "/api/v2" + path, body, "Authorization", FreshdeskSimulator.basic(key));
  }

  JsonNode ticket(String id) {
    return call("GET", "/tickets/" + id, "").json();
  }

  @Override
  public void close() {
    rig.close();
    webhook.stop(0);
  }
}
