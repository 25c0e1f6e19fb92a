package dev.wattle.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.wattle.sandbox.SandboxRig.Reply;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxServerTest {

  @TempDir Path folder;
  private final AtomicInteger done = new AtomicInteger();
  private SandboxRig rig;

  private final class Counter implements Simulator {
    @Override
    public String vendor() {
      return "counter";
    }

    @Override
    public SandboxAnswer answer(SandboxRequest request) {
      done.incrementAndGet();
      return SandboxAnswer.json(200, JsonNodeFactory.instance.objectNode().put("ok", true));
    }

    @Override
    public SandboxAnswer failing(int status, @Nullable Integer retryAfter) {
      return SandboxAnswer.empty(status).with("Retry-After", String.valueOf(retryAfter));
    }
  }

  @BeforeEach
  void start() {
    rig = new SandboxRig(folder, store -> new Counter());
  }

  @AfterEach
  void stop() {
    rig.close();
  }

  @Test
  void answers503UntilTheSimulatorsAreThere() throws Exception {
    try (SandboxServer early = SandboxServer.start(0, folder.resolve("early.port"))) {
      HttpRequest request = HttpRequest.newBuilder(URI.create(early.baseUrl() + "/x")).build();
      HttpResponse<String> response =
          HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
      assertThat(response.statusCode()).isEqualTo(503);
    }
  }

  @Test
  void prefersThePortOfTheLastStart() {
    Path memo = folder.resolve("kept.port");
    SandboxServer first = SandboxServer.start(0, memo);
    String url = first.baseUrl();
    first.close();
    try (SandboxServer second = SandboxServer.start(0, memo)) {
      assertThat(second.baseUrl()).isEqualTo(url);
    }
  }

  @Test
  void notesEveryRequestWithTheCredentialsCutDown() {
    rig.call("POST", "/v1/things?a=1", "{\"b\":2}", "Authorization", "Bearer secret-abcd");
    RequestLog.Entry entry = rig.requests.entries("counter").get(0);
    assertThat(entry.path()).isEqualTo("/v1/things?a=1");
    assertThat(entry.headers()).containsEntry("Authorization", "Bearer …abcd");
    assertThat(entry.body()).isEqualTo("{\"b\":2}");
    assertThat(entry.status()).isEqualTo(200);
  }

  @Test
  void answersTheFaultInPlaceOfDoingIt() {
    rig.faults.set("counter", new Fault(429, 1, 2, null, null, null));
    Reply reply = rig.call("GET", "/", "");
    assertThat(reply.status()).isEqualTo(429);
    assertThat(reply.headers().get("retry-after")).containsExactly("2");
    assertThat(done).hasValue(0);
  }

  @Test
  void hitsOnlyItsShareOfTheRequests() {
    rig.faults.set("counter", new Fault(500, 0.5, null, null, null, null));
    for (int i = 0; i < 200; i++) {
      rig.call("GET", "/", "");
    }
    assertThat(done.get()).isBetween(50, 150);
  }

  @Test
  void resetsTheConnectionWithoutDoingIt() {
    rig.faults.set("counter", new Fault(null, 1, null, null, Fault.RESET, null));
    assertThatThrownBy(() -> rig.call("POST", "/", "{}")).hasMessage("no answer");
    assertThat(done).hasValue(0);
  }

  @Test
  void holdsTheAnswerOfWhatItDidUntilTheFaultIsCleared() {
    rig.faults.set("counter", new Fault(null, 1, null, null, Fault.ACCEPT_THEN_TIMEOUT, null));
    HttpClient client = HttpClient.newHttpClient();
    CompletableFuture<HttpResponse<String>> waiting =
        client.sendAsync(rig.request("POST", "/", "{}"), HttpResponse.BodyHandlers.ofString());
    Awaitility.await().untilAsserted(() -> assertThat(done).hasValue(1));
    assertThat(waiting).isNotDone();
    rig.faults.clear("counter");
    assertThat(waiting).failsWithin(Duration.ofSeconds(5));
    assertThat(rig.call("GET", "/", "").status()).isEqualTo(200);
  }

  @Test
  void addsLatency() {
    rig.faults.set("counter", new Fault(null, 1, null, 150L, null, null));
    long before = System.nanoTime();
    assertThat(rig.call("GET", "/", "").status()).isEqualTo(200);
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(140));
  }
}
