package dev.wattle.sandbox.hubspot;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wattle.sandbox.hubspot.Records.PropertyChanges;
import dev.wattle.sandbox.hubspot.Records.Source;
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
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tells of changed contacts: signed, in batches, again until it is taken, if asked for several
 * times.
 */
final class HubSpotWebhooks implements PropertyChanges {

  private static final int MOST_ATTEMPTS = 10;
  private static final int SUBSCRIPTION = 25;
  private static final int PORTAL = 33;
  private static final long SPREAD_MS = 400;

  private final HubSpotAccount account;
  private final URI url;
  private final Clock clock;
  private final AtomicLong numbers = new AtomicLong(3_816_279_340L);
  private final AtomicLong open = new AtomicLong();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private volatile Manner manner = new Manner(1, false);

  HubSpotWebhooks(HubSpotAccount account, URI url, Clock clock) {
    this.account = account;
    this.url = url;
    this.clock = clock;
  }

  /**
   * How they are delivered.
   *
   * @param times how often each
   * @param shuffled whether they come in any order, somewhat later
   */
  record Manner(int times, boolean shuffled) {}

  /** Whose they are. */
  String account() {
    return account.name();
  }

  void deliver(Manner next) {
    manner = next;
  }

  /** Those that are not taken yet. */
  long open() {
    return open.get();
  }

  @Override
  public void changed(String type, String id, ObjectNode values, Source source) {
    if (!"contacts".equals(type) || values.isEmpty()) {
      return;
    }
    ArrayNode batch = JsonNodeFactory.instance.arrayNode();
    long now = clock.millis();
    values
        .properties()
        .forEach(
            value -> {
              ObjectNode event = batch.addObject();
              event.put("eventId", numbers.incrementAndGet()).put("subscriptionId", SUBSCRIPTION);
              event.put("portalId", PORTAL).put("appId", 1_160_452).put("occurredAt", now);
              event.put("subscriptionType", "contact.propertyChange").put("attemptNumber", 0);
              event.put("objectId", Long.parseLong(id)).put("propertyName", value.getKey());
              event.put("propertyValue", value.getValue().asText());
              event.put("changeSource", source.name());
            });
    for (int i = 0; i < manner.times(); i++) {
      open.incrementAndGet();
      long delay = manner.shuffled() ? ThreadLocalRandom.current().nextLong(SPREAD_MS) : 0;
      CompletableFuture.delayedExecutor(delay, TimeUnit.MILLISECONDS)
          .execute(() -> post(batch.toString(), 0));
    }
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
      byte[] secret = account.clientSecret().getBytes(StandardCharsets.UTF_8);
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      byte[] sum = mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(sum);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HmacSHA256 is part of every JDK", e);
    }
  }
}
