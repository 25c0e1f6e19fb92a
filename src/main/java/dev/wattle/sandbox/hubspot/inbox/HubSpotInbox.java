package dev.wattle.sandbox.hubspot.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wattle.sandbox.SandboxAnswer;
import dev.wattle.sandbox.SandboxRequest;
import dev.wattle.sandbox.hubspot.wire.HookCourier;
import dev.wattle.sandbox.hubspot.wire.HubSpotError;
import dev.wattle.sandbox.store.ObjectStore;
import java.net.URI;
import java.time.Clock;
import java.util.List;

/** The paths of one custom channel, and its agents. */
public final class HubSpotInbox {

  /** The one channel, and its one channel account. */
  public static final String CHANNEL = "12";

  public static final String CHANNEL_ACCOUNT = "901";

  private final Threads threads;
  private final Files files;
  private final HookCourier courier;
  private final Clock clock;

  /**
   * @param webhook where agents' answers are told
   * @param secret the client secret of the app that owns the channel
   */
  public HubSpotInbox(ObjectStore store, String account, URI webhook, String secret, Clock clock) {
    this.threads = new Threads(store, account, clock);
    this.files = new Files(store, account);
    this.courier = new HookCourier(webhook, secret, clock);
    this.clock = clock;
  }

  /**
   * @param path without the version, from {@code custom-channels} on
   * @throws HubSpotError as HubSpot would refuse it
   */
  public SandboxAnswer answer(String method, List<String> path, JsonNode body) {
    boolean messages = path.size() >= 3 && "messages".equals(path.get(2));
    if (!messages || !CHANNEL.equals(path.get(1))) {
      throw HubSpotError.notFound();
    }
    if ("POST".equals(method) && path.size() == 3) {
      MessageRules.check(body);
      body.path("attachments").forEach(this::isThere);
      if (!CHANNEL_ACCOUNT.equals(body.path("channelAccountId").asText())) {
        throw HubSpotError.validation("There is no such channel account in this channel");
      }
      return SandboxAnswer.json(201, shown(threads.publish(body)));
    }
    if ("PATCH".equals(method) && path.size() == 4) {
      MessageRules.checkStatus(body);
      return SandboxAnswer.json(200, shown(threads.status(path.get(3), body)));
    }
    throw HubSpotError.of(405, "METHOD_NOT_ALLOWED", "method not allowed");
  }

  /** The paths of files, from {@code files} on, without the version. */
  public SandboxAnswer files(SandboxRequest request, List<String> path) {
    return files.answer(request, path);
  }

  private void isThere(JsonNode attachment) {
    if (!files.isThere(attachment.path("fileId").asText())) {
      throw HubSpotError.validation("There is no file " + attachment.path("fileId").asText());
    }
  }

  /**
   * An agent answers; the channel is told.
   *
   * @param thread as the channel names it
   * @param given {@code text}, and {@code attachments} if there are any
   * @return the message
   * @throws HubSpotError 404 for a thread that is not there
   */
  public ObjectNode reply(String thread, JsonNode given) {
    ObjectNode message = threads.answer(thread, given);
    ObjectNode hook = JsonNodeFactory.instance.objectNode();
    hook.put("type", "OUTGOING_CHANNEL_MESSAGE_CREATED").put("portalId", 33);
    hook.put("channelId", Integer.parseInt(CHANNEL));
    hook.put("eventTimestamp", clock.instant().toString());
    hook.set("message", shown(message));
    hook.putArray("channelIntegrationThreadIds").add(thread);
    courier.send(hook.toString(), 0);
    return shown(message);
  }

  /** What stands in a thread, oldest first. */
  public List<ObjectNode> messages(String thread) {
    return threads.of(thread).stream().map(HubSpotInbox::shown).toList();
  }

  private static ObjectNode shown(ObjectNode message) {
    ObjectNode shown = message.deepCopy();
    shown.remove(List.of("key", "thread"));
    return shown.put("channelId", CHANNEL).put("channelAccountId", CHANNEL_ACCOUNT);
  }
}
