package dev.wattle.ops.replay;

import dev.wattle.audit.AuditAct;
import dev.wattle.audit.AuditLog;
import dev.wattle.bus.RecordPublisher;
import dev.wattle.bus.delivery.BatchReader;
import dev.wattle.event.Position;
import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import dev.wattle.idempotency.IdempotentReceiver;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.apache.camel.CamelContext;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Gives one flow events again that it has done, or never was given; no other flow sees them. */
@Component
class EventReplay {

  private static final Logger LOG = LoggerFactory.getLogger(EventReplay.class);
  private static final int MOST = 10_000;

  private final BusRange bus;
  private final RecordPublisher records;
  private final IdempotentReceiver receiver;
  private final AuditLog audit;
  private final CamelContext camel;

  EventReplay(
      BusRange bus,
      RecordPublisher records,
      IdempotentReceiver receiver,
      AuditLog audit,
      CamelContext camel) {
    this.bus = bus;
    this.records = records;
    this.receiver = receiver;
    this.audit = audit;
    this.camel = camel;
  }

  /**
   * How many there are.
   *
   * @throws Failure REFUSED {@code ops.flow-unknown}, {@code ops.replay-too-many}; UNREACHABLE if
   *     Kafka is not there
   */
  int count(EventRange range) {
    return distinct(range).size();
  }

  /**
   * Puts them on the bus again, for that flow alone to do as if they were new.
   *
   * @return how many
   */
  int replay(EventRange range, String who) {
    List<ConsumerRecord<String, byte[]>> found = distinct(range);
    String subject = "%s of flow %s, %s to %s";
    String what = subject.formatted(range.type(), range.flow(), range.from(), range.to());
    audit.record(new AuditAct(who, "events.replay", what, null, found.size() + " events"));
    found.forEach(record -> again(record, range.flow()));
    LOG.info("replayed flow={} type={} events={}", range.flow(), range.type(), found.size());
    return found.size();
  }

  /** What was published twice, or replayed before, counts once. */
  private List<ConsumerRecord<String, byte[]>> distinct(EventRange range) {
    if (camel.getRoute(range.flow()) == null) {
      String text = "there is no flow %s here. Take a name from routes/flows.";
      throw Failure.of(Kind.REFUSED, "ops.flow-unknown", text.formatted(range.flow()));
    }
    java.util.Set<String> ids = new java.util.HashSet<>();
    return bus.read(range, MOST).stream().filter(record -> ids.add(id(record))).toList();
  }

  private void again(ConsumerRecord<String, byte[]> record, String flow) {
    receiver.release(flow, id(record));
    receiver.releaseAt(
        flow + ":key", new Position(record.topic(), record.partition(), record.offset()));
    Map<String, String> headers = BusRange.headers(record);
    headers.put(BatchReader.ONLY_FOR, flow);
    try {
      records.publish(record.topic(), record.key(), record.value(), headers).join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof Failure failure ? failure : e;
    }
  }

  private static String id(ConsumerRecord<String, byte[]> record) {
    String place = record.topic() + "/" + record.partition() + "/" + record.offset();
    return BusRange.headers(record).getOrDefault("wattle-event-id", place);
  }
}
