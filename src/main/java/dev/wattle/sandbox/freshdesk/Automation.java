package dev.wattle.sandbox.freshdesk;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntSupplier;

/** Calls the business's webhook with ids only, and again until it is taken. */
final class Automation implements Consumer<ObjectNode> {

  private static final int MOST_ATTEMPTS = 48;

  private final String secret;
  private final URI url;
  private final Function<String, Optional<ObjectNode>> contacts;
  private volatile IntSupplier times = () -> 1;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  Automation(String secret, URI url, Function<String, Optional<ObjectNode>> contacts) {
    this.secret = secret;
    this.url = url;
    this.contacts = contacts;
  }

  /** From now on each call is made that often. */
  void deliver(IntSupplier often) {
    times = often;
  }

  @Override
  public void accept(ObjectNode ticket) {
    ObjectNode payload = JsonNodeFactory.instance.objectNode();
    payload.put("ticket_id", ticket.path("id").asText());
    String ext =
        contacts
            .apply(ticket.path("requester_id").asText())
            .map(contact -> contact.path("unique_external_id").asText())
            .orElse("");
    String body = payload.put("ext", ext).toString();
    for (int i = times.getAsInt(); i > 0; i--) {
      post(body, 0);
    }
  }

  private void post(String payload, int attempt) {
    HttpRequest request =
        HttpRequest.newBuilder(url)
            .timeout(Duration.ofSeconds(10))
            .header("Content-Type", "application/json")
            .header("X-Hook-Secret", secret)
            .POST(HttpRequest.BodyPublishers.ofString(payload))
            .build();
    client
        .sendAsync(request, HttpResponse.BodyHandlers.discarding())
        .whenComplete(
            (response, failure) -> {
              boolean taken = failure == null && response.statusCode() / 100 == 2;
              if (!taken && attempt < MOST_ATTEMPTS) {
                CompletableFuture.delayedExecutor(Math.min(10, attempt + 1), TimeUnit.SECONDS)
                    .execute(() -> post(payload, attempt + 1));
              }
            });
  }
}
