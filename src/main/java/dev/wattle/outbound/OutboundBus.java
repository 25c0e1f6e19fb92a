package dev.wattle.outbound;

import dev.wattle.bus.Topics;
import dev.wattle.event.MessageRequested;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Puts requests in the lane of their person, so that one person's messages keep their order. Bulk
 * has lanes of its own.
 */
public class OutboundBus {

  /** Where the records go; completes after the acknowledgement. */
  @FunctionalInterface
  public interface RecordSink {
    CompletableFuture<Void> publish(
        String topic, String key, byte[] value, Map<String, String> headers);
  }

  private final RecordSink records;
  private final MessageJson json;

  public OutboundBus(RecordSink records, MessageJson json) {
    this.records = records;
    this.json = json;
  }

  /** For the first time, or once more by a caller that asks again. */
  public CompletableFuture<Void> publish(MessageRequested message) {
    return publish(message, false, message.id());
  }

  /**
   * The message has waited, and goes to the gate again.
   *
   * @param wait which of its waits this was: another one is no duplicate
   */
  public CompletableFuture<Void> resume(MessageRequested message, String wait) {
    return publish(message, true, message.id() + "/" + wait);
  }

  private CompletableFuture<Void> publish(
      MessageRequested message, boolean resumed, String recordId) {
    return records.publish(
        message.bulk() ? Topics.OUTBOUND_BULK : Topics.OUTBOUND,
        message.to().toString(),
        json.write(message, resumed),
        Map.of("wattle-event-id", recordId));
  }
}
