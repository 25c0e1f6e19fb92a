package dev.wattle.sandbox.whatsapp.webhook;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wattle.sandbox.Fault;
import dev.wattle.sandbox.Faults;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Tells the business what became of each message: sent, delivered, read, or failed. */
public final class StatusCourier {

  /** How many times as late as usual. */
  private static final long LATE = 66;

  private static final List<String> PATH = List.of("sent", "delivered", "read");

  private final Messages messages;
  private final Envelope envelope;
  private final WebhookPost post;
  private final Faults faults;
  private final MetaTimer timer;
  private final Clock clock;
  private final long delay;

  public StatusCourier(
      MetaAccount account,
      People people,
      Messages messages,
      WebhookPost post,
      Faults faults,
      MetaTimer timer,
      Clock clock) {
    this.messages = messages;
    this.envelope = new Envelope(account, people);
    this.post = post;
    this.faults = faults;
    this.timer = timer;
    this.clock = clock;
    this.delay = account.statusDelay().toMillis();
  }

  /** Takes up where a restart interrupted. */
  public void resume() {
    messages.all().stream()
        .filter(message -> message.path("open").asBoolean() && !message.has("held"))
        .forEach(this::follow);
  }

  /** Follows a message that was just accepted. */
  public void follow(ObjectNode message) {
    Fault fault = faults.current("whatsapp");
    Set<String> modes = fault.statusModes();
    if (modes.contains("none")) {
      return;
    }
    String id = message.path("id").asText();
    List<String> path = path(message, modes, fault.code());
    if (modes.contains("shuffled")) {
      Collections.shuffle(path);
    }
    if (fault.code() != null) {
      messages.change(id, kept -> kept.put("code", fault.code()));
    }
    int times = modes.contains("twice") ? 2 : 1;
    long wait = modes.contains("late") ? LATE * delay : delay;
    if (modes.contains("batched")) {
      timer.later(() -> together(id, path, times), 4 * wait);
    } else {
      timer.later(() -> step(id, path, times), wait);
    }
  }

  private static List<String> path(ObjectNode message, Set<String> modes, @Nullable Integer code) {
    if (message.path("undeliverable").asBoolean()) {
      return new ArrayList<>(List.of("failed"));
    }
    if (modes.contains("failed")) {
      return new ArrayList<>(code == null ? List.of("sent", "failed") : List.of("failed"));
    }
    if ("reaction".equals(message.path("type").asText())) {
      return new ArrayList<>(List.of("sent"));
    }
    int done = PATH.indexOf(message.path("status").asText());
    return new ArrayList<>(PATH.subList(done + 1, PATH.size()));
  }

  /** The next status only after the webhook took this one. */
  private void step(String id, List<String> path, int times) {
    if (path.isEmpty()) {
      return;
    }
    String status = path.get(0);
    List<String> rest = path.subList(1, path.size());
    messages
        .find(id)
        .ifPresent(
            message -> {
              ObjectNode change = envelope.change("messages");
              add(change, message, status);
              CompletableFuture<Void> taken = post.deliver(change);
              for (int i = 1; i < times; i++) {
                taken = taken.thenCombine(post.deliver(change), (a, b) -> null);
              }
              taken.thenRun(
                  () -> {
                    note(id, status, rest.isEmpty());
                    timer.later(() -> step(id, rest, times), 2 * delay);
                  });
            });
  }

  private void together(String id, List<String> path, int times) {
    messages
        .find(id)
        .ifPresent(
            message -> {
              ObjectNode change = envelope.change("messages");
              for (int i = 0; i < times; i++) {
                path.forEach(status -> add(change, message, status));
              }
              String last = path.get(path.size() - 1);
              post.deliver(change).thenRun(() -> note(id, last, true));
            });
  }

  private void note(String id, String status, boolean last) {
    messages.change(
        id,
        message -> {
          if (PATH.indexOf(status) >= PATH.indexOf(message.path("status").asText())
              || "failed".equals(status)) {
            message.put("status", status);
          }
          message.put("open", !last);
        });
  }

  private void add(ObjectNode change, ObjectNode message, String name) {
    ObjectNode value = (ObjectNode) change.get("value");
    String person = message.path("person").asText();
    boolean failed = "failed".equals(name);
    boolean group = message.path("group").asBoolean();
    if (!failed && !group && !value.has("contacts")) {
      envelope.contact(value, person);
    }
    ArrayNode statuses = value.withArray("statuses");
    ObjectNode status = statuses.addObject();
    status.put("id", message.path("id").asText()).put("status", name);
    status.put("timestamp", Long.toString(clock.instant().getEpochSecond()));
    envelope.recipient(status, person, group);
    if (message.has("callback")) {
      status.put("biz_opaque_callback_data", message.path("callback").asText());
    }
    if (failed) {
      StatusErrors.add(status, message.path("code").asInt(StatusErrors.UNDELIVERABLE));
    } else if (!"read".equals(name)) {
      pricing(status, message.path("category").asText("service"));
    }
  }

  private static void pricing(ObjectNode status, String category) {
    boolean free = "service".equals(category);
    status
        .putObject("pricing")
        .put("billable", !free)
        .put("pricing_model", "PMP")
        .put("type", free ? "free_customer_service" : "regular")
        .put("category", category);
  }
}
