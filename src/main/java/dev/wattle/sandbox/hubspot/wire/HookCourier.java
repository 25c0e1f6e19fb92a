package dev.wattle.sandbox.hubspot.wire;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Posts HubSpot's webhooks: signed by version 3, and again until they are taken. */
public final class HookCourier {

  private static final int MOST_ATTEMPTS = 10;

  private final URI url;
  private final String secret;
  private final Clock clock;
  private final AtomicLong open = new AtomicLong();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /**
   * @param secret the client secret of the app
   */
  public HookCourier(URI url, String secret, Clock clock) {
    this.url = url;
    this.secret = secret;
    this.clock = clock;
  }

  /** Those that are not taken yet. */
  public long open() {
    return open.get();
  }

  /**
   * @param delayMs before the first attempt
   */
  public void send(String body, long delayMs) {
    open.incrementAndGet();
    CompletableFuture.delayedExecutor(delayMs, TimeUnit.MILLISECONDS).execute(() -> post(body, 0));
  }

  private void post(String body, int attempt) {
    client
        .sendAsync(request(body), HttpResponse.BodyHandlers.discarding())
        .whenComplete(
            (response, failure) -> {
              boolean taken = failure == null && response.statusCode() / 100 == 2;
              if (taken || attempt >= MOST_ATTEMPTS) {
                open.decrementAndGet();
              } else {
                CompletableFuture.delayedExecutor(attempt + 1L, TimeUnit.SECONDS)
                    .execute(() -> post(body, attempt + 1));
              }
            });
  }

  private HttpRequest request(String body) {
    String time = String.valueOf(clock.millis());
    return HttpRequest.newBuilder(url)
        .timeout(Duration.ofSeconds(5))
        .header("Content-Type", "application/json")
        .header("X-HubSpot-Request-Timestamp", time)
        .header("X-HubSpot-Signature-v3", signature("POST" + url + body + time))
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
  }

  private String signature(String signed) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      byte[] sum = mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(sum);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HmacSHA256 is part of every JDK", e);
    }
  }
}
