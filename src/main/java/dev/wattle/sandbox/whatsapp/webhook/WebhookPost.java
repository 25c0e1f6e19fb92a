package dev.wattle.sandbox.whatsapp.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wattle.sandbox.Faults;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts changes to the business's webhook, signed, until it is answered 200, unless a fault says to
 * give up. What gathers while many posts are under way goes out together, as Meta does it.
 */
public final class WebhookPost implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(WebhookPost.class);

  /** Key of a change whose value, Unix seconds, becomes the entry's time. */
  public static final String TIME = "entryTime";

  private static final int UNDER_WAY = 32;
  private static final int MOST_CHANGES = 100;
  private static final int MOST_ATTEMPTS = 1000;
  private static final long MOST_WAIT_MS = 30_000;

  private final MetaAccount account;
  private final URI url;
  private final MetaTimer timer;
  private final Faults faults;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(3))
          .build();
  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private int underWay;
  private volatile boolean closed;

  private record Waiting(ObjectNode change, CompletableFuture<Void> taken) {}

  public WebhookPost(MetaAccount account, URI url, MetaTimer timer, Faults faults) {
    this.account = account;
    this.url = url;
    this.timer = timer;
    this.faults = faults;
  }

  /**
   * @param change with {@code field} and {@code value}
   * @return completes when the webhook took it; fails never
   */
  public CompletableFuture<Void> deliver(ObjectNode change) {
    CompletableFuture<Void> taken = new CompletableFuture<>();
    synchronized (waiting) {
      waiting.addLast(new Waiting(change, taken));
    }
    pump();
    return taken;
  }

  @Override
  public void close() {
    closed = true;
  }

  private void pump() {
    List<Waiting> batch = new ArrayList<>();
    synchronized (waiting) {
      if (closed || waiting.isEmpty() || underWay >= UNDER_WAY) {
        return;
      }
      int share = Math.max(1, Math.min(MOST_CHANGES, waiting.size() / UNDER_WAY));
      while (batch.size() < share && !waiting.isEmpty()) {
        batch.add(waiting.removeFirst());
      }
      underWay++;
    }
    post(body(batch), batch, 0);
  }

  private void post(byte[] body, List<Waiting> batch, int attempt) {
    HttpRequest request =
        HttpRequest.newBuilder(url)
            .timeout(Duration.ofSeconds(20))
            .header("Content-Type", "application/json")
            .header("User-Agent", "facebookexternalua")
            .header("X-Hub-Signature-256", Signature.of(account.appSecret(), body))
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    client
        .sendAsync(request, HttpResponse.BodyHandlers.discarding())
        .whenComplete(
            (response, failure) -> {
              boolean taken = failure == null && response.statusCode() == 200;
              if (attempt == 0) {
                free();
              }
              if (taken) {
                batch.forEach(item -> item.taken().complete(null));
              } else {
                again(body, batch, attempt, failure == null ? response.statusCode() : 0);
              }
              pump();
            });
  }

  private void free() {
    synchronized (waiting) {
      underWay--;
    }
  }

  private void again(byte[] body, List<Waiting> batch, int attempt, int status) {
    boolean givenUp = attempt >= MOST_ATTEMPTS || !faults.current("whatsapp").postsAgain();
    if (closed || givenUp) {
      return;
    }
    long wait = Math.min(MOST_WAIT_MS, 250L << Math.min(attempt, 10));
    log.debug("sandbox.webhook-refused status={} attempt={} waitMs={}", status, attempt, wait);
    timer.later(() -> post(body, batch, attempt + 1), wait);
  }

  private byte[] body(List<Waiting> batch) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("object", "whatsapp_business_account");
    ObjectNode entry = body.putArray("entry").addObject().put("id", account.wabaId());
    ArrayNode changes = entry.putArray("changes");
    for (Waiting item : batch) {
      JsonNode time = item.change().remove(TIME);
      if (time != null) {
        entry.set("time", time);
      }
      changes.add(item.change());
    }
    return escaped(body.toString()).getBytes(StandardCharsets.US_ASCII);
  }

  /** Non-ASCII as lower-case escapes and slashes escaped, which is what Meta signs. */
  static String escaped(String json) {
    StringBuilder escaped = new StringBuilder(json.length() + 32);
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      if (c == '/') {
        escaped.append("\\/");
      } else if (c > 126) {
        escaped.append("\\u").append(String.format("%04x", (int) c));
      } else {
        escaped.append(c);
      }
    }
    return escaped.toString();
  }
}
