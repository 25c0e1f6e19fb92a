package dev.wattle.sandbox.zendesk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wattle.sandbox.store.ObjectStore;
import dev.wattle.sandbox.store.Shelf;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Calls the business's webhook, signed, and again until it is taken. */
final class Trigger {

  private static final int MOST_ATTEMPTS = 60;

  private final ZendeskAccount account;
  private final URI url;
  private final Shelf waiting;
  private final Clock clock;
  private volatile IntSupplier times = () -> 1;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  Trigger(ZendeskAccount account, URI url, ObjectStore store, Clock clock) {
    this.account = account;
    this.url = url;
    this.waiting = new Shelf(store, "zendesk", "trigger");
    this.clock = clock;
  }

  /** From now on each call is made that often. */
  void deliver(IntSupplier often) {
    times = often;
  }

  void fire(ObjectNode payload) {
    String id = UUID.randomUUID().toString();
    int often = times.getAsInt();
    if (often > 0) {
      waiting.put(id, payload.deepCopy().put("invocation", id));
    }
    for (int i = 0; i < often; i++) {
      post(id, payload.toString(), 0);
    }
  }

  /** Takes up where a restart interrupted. */
  void resume() {
    for (ObjectNode kept : waiting.all()) {
      String id = kept.path("invocation").asText();
      ObjectNode payload = kept.deepCopy();
      payload.remove("invocation");
      post(id, payload.toString(), 0);
    }
  }

  static String signature(String secret, String timestamp, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      mac.update(timestamp.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HmacSHA256 is part of every JDK", e);
    }
  }

  private void post(String id, String payload, int attempt) {
    client
        .sendAsync(request(id, payload), HttpResponse.BodyHandlers.discarding())
        .whenComplete(
            (response, failure) -> {
              if (failure == null && response.statusCode() / 100 == 2) {
                waiting.remove(id);
              } else if (attempt < MOST_ATTEMPTS) {
                CompletableFuture.delayedExecutor(Math.min(10, attempt + 1), TimeUnit.SECONDS)
                    .execute(() -> post(id, payload, attempt + 1));
              }
            });
  }

  private HttpRequest request(String id, String payload) {
    byte[] body = payload.getBytes(StandardCharsets.UTF_8);
    String timestamp = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    return HttpRequest.newBuilder(url)
        .timeout(Duration.ofSeconds(10))
        .header("Content-Type", "application/json; charset=utf-8")
        .header("User-Agent", "Zendesk Webhook")
        .header("X-Zendesk-Account-Id", "42")
        .header("X-Zendesk-Webhook-Id", "01SANDBOXWEBHOOK")
        .header("X-Zendesk-Webhook-Invocation-Id", id)
        .header("X-Zendesk-Webhook-Signature-Timestamp", timestamp)
        .header("X-Zendesk-Webhook-Signature", signature(account.webhookSecret(), timestamp, body))
        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
        .build();
  }
}
