package dev.wattle.sandbox.zoho;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wattle.sandbox.SandboxAnswer;
import dev.wattle.sandbox.store.ObjectStore;
import dev.wattle.sandbox.store.Shelf;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.function.IntSupplier;

/** Notification channels: they tell once which records changed, sign nothing, and expire. */
final class Channel implements Records.Changes {

  private static final Duration LONGEST = Duration.ofDays(7);
  private static final int LONGEST_TOKEN = 50;

  private final Shelf shelf;
  private final Clock clock;
  private volatile IntSupplier times = () -> 1;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  Channel(ObjectStore store, Clock clock) {
    this.shelf = new Shelf(store, "zoho", "channel");
    this.clock = clock;
  }

  /** Opens channels, or with {@code known} changes those that are open. */
  SandboxAnswer watch(JsonNode body, boolean known) {
    ArrayNode rows = JsonNodeFactory.instance.arrayNode();
    boolean refused = false;
    for (JsonNode channel : body.path("watch")) {
      try {
        rows.add(opened(channel, known));
      } catch (ZohoError no) {
        refused = true;
        rows.add(no.row());
      }
    }
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.set("watch", rows);
    return SandboxAnswer.json(refused ? 202 : known ? 200 : 201, answer);
  }

  SandboxAnswer list(Map<String, String> query) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode rows = answer.putArray("watch");
    String wanted = query.getOrDefault("channel_id", "");
    shelf.all().stream()
        .filter(this::isOpen)
        .filter(one -> wanted.isEmpty() || wanted.equals(one.path("channel_id").asText()))
        .forEach(rows::add);
    return rows.isEmpty() ? SandboxAnswer.empty(204) : SandboxAnswer.json(200, answer);
  }

  boolean open() {
    return shelf.all().stream().anyMatch(this::isOpen);
  }

  /** From now on each notification is sent that often. */
  void deliver(IntSupplier often) {
    times = often;
  }

  @Override
  public void changed(String module, String operation, String id) {
    String event = module + "." + ("insert".equals(operation) ? "create" : "edit");
    shelf.all().stream()
        .filter(this::isOpen)
        .filter(one -> one.path("events").toString().contains('"' + event + '"'))
        .forEach(one -> tell(one, module, operation, id));
  }

  private ObjectNode opened(JsonNode channel, boolean known) {
    String id = channel.path("channel_id").asText();
    if (!id.matches("\\d{1,18}") || known && shelf.get(id).filter(this::isOpen).isEmpty()) {
      throw ZohoError.field("INVALID_DATA", "channel_id");
    }
    if (channel.path("token").asText().length() > LONGEST_TOKEN) {
      throw ZohoError.field("INVALID_DATA", "token");
    }
    if (expiry(channel).isAfter(clock.instant().plus(LONGEST))) {
      throw ZohoError.field("INVALID_DATA", "channel_expiry");
    }
    shelf.put(id, (ObjectNode) channel.deepCopy());
    ObjectNode row = JsonNodeFactory.instance.objectNode().put("code", "SUCCESS");
    row.putObject("details").put("channel_id", id);
    return row.put("status", "success");
  }

  private boolean isOpen(JsonNode channel) {
    return expiry(channel).isAfter(clock.instant());
  }

  private static Instant expiry(JsonNode channel) {
    try {
      return OffsetDateTime.parse(channel.path("channel_expiry").asText()).toInstant();
    } catch (DateTimeException unreadable) {
      throw ZohoError.field("INVALID_DATA", "channel_expiry");
    }
  }

  private void tell(JsonNode channel, String module, String operation, String id) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("server_time", clock.millis()).put("module", module).put("operation", operation);
    body.put("resource_uri", "https://www.zohoapis.com.au/crm/v8/" + module);
    body.putArray("ids").add(id);
    body.put("channel_id", channel.path("channel_id").asText());
    body.put("token", channel.path("token").asText());
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(channel.path("notify_url").asText()))
            .timeout(Duration.ofSeconds(10))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
            .build();
    for (int i = times.getAsInt(); i > 0; i--) {
      client.sendAsync(request, HttpResponse.BodyHandlers.discarding());
    }
  }
}
