package dev.wattle.bench.campaign;

import dev.wattle.bench.LoadGenerator;
import dev.wattle.bench.MetaStub.Accepted;
import dev.wattle.bench.Requests;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells of every accepted message that it was sent and delivered, in batches as Meta does. */
final class StatusWebhooks implements AutoCloseable {

  private static final int BATCH = 100;
  private static final String WEBHOOK =
      """
      {"object":"whatsapp_business_account","entry":[{"id":"200000000000001","changes":[{"field":"messages","value":{\
      "messaging_product":"whatsapp","metadata":{"display_phone_number":"61491570110","phone_number_id":"100000000000001"},\
      "statuses":[%s]}}]}]}""";
  private static final String STATUS =
      """
      {"id":"%s","status":"%s","timestamp":"%d","recipient_user_id":"%s","biz_opaque_callback_data":"%s"}""";

  private final BlockingQueue<Accepted> accepted = new LinkedBlockingQueue<>();
  private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
  private final AtomicLong told = new AtomicLong();

  void start(int port) {
    LoadGenerator door = new LoadGenerator(port, 1);
    thread.scheduleWithFixedDelay(() -> tell(door, port), 200, 200, TimeUnit.MILLISECONDS);
  }

  void accepted(Accepted message) {
    accepted.add(message);
  }

  long told() {
    return told.get();
  }

  private void tell(LoadGenerator door, int port) {
    try {
      for (List<Accepted> batch = next(); !batch.isEmpty(); batch = next()) {
        door.run(List.of(webhook(port, batch)));
        told.addAndGet(2L * batch.size());
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private List<Accepted> next() {
    List<Accepted> batch = new ArrayList<>();
    accepted.drainTo(batch, BATCH);
    return batch;
  }

  private static byte[] webhook(int port, List<Accepted> batch) {
    long now = Clock.systemUTC().instant().getEpochSecond();
    String statuses =
        batch.stream()
            .flatMap(one -> Stream.of("sent", "delivered").map(status -> status(one, status, now)))
            .collect(Collectors.joining(","));
    return Requests.webhook(port, WEBHOOK.formatted(statuses));
  }

  private static String status(Accepted one, String status, long now) {
    return STATUS.formatted(one.wamid(), status, now, one.to(), one.id());
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
