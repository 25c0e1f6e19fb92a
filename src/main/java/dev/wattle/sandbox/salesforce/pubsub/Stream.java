package dev.wattle.sandbox.salesforce.pubsub;

import com.google.protobuf.ByteString;
import com.salesforce.eventbus.protobuf.ConsumerEvent;
import com.salesforce.eventbus.protobuf.FetchRequest;
import com.salesforce.eventbus.protobuf.FetchResponse;
import com.salesforce.eventbus.protobuf.ProducerEvent;
import com.salesforce.eventbus.protobuf.ReplayPreset;
import io.grpc.stub.StreamObserver;
import java.util.List;

/** One subscription: never more events than were asked for. */
final class Stream implements StreamObserver<FetchRequest> {

  private static final int IN_ONE_ANSWER = 10;

  private final ChangeBus bus;
  private final StreamObserver<FetchResponse> out;
  private final Runnable wake = this::pump;
  private String topic = "";
  private int wanted;
  private int place;
  private boolean over;

  Stream(ChangeBus bus, StreamObserver<FetchResponse> out) {
    this.bus = bus;
    this.out = out;
  }

  @Override
  public synchronized void onNext(FetchRequest request) {
    if (over) {
      return;
    }
    if (topic.isEmpty() && !begin(request)) {
      return;
    }
    if (request.getNumRequested() < 1 || request.getNumRequested() > 100) {
      end(PubSubError.of("subscription.fetch.requested.events.limit.exceeded"));
      return;
    }
    wanted += request.getNumRequested();
    pump();
  }

  private boolean begin(FetchRequest request) {
    if (!bus.isTopic(request.getTopicName())) {
      end(PubSubError.of("topic.not.found"));
      return false;
    }
    place = 0;
    if (request.getReplayPreset() == ReplayPreset.LATEST) {
      place = bus.latest();
    } else if (request.getReplayPreset() == ReplayPreset.CUSTOM) {
      var known = bus.number(request.getReplayId().toByteArray());
      if (known.isEmpty()) {
        end(PubSubError.of("subscription.fetch.replayid.corrupted"));
        return false;
      }
      place = known.get();
    }
    topic = request.getTopicName();
    bus.listen(wake);
    return true;
  }

  private synchronized void pump() {
    List<ChangeBus.Change> next = List.of();
    while (!over
        && wanted > 0
        && !(next = bus.after(place, topic, Math.min(wanted, IN_ONE_ANSWER))).isEmpty()) {
      FetchResponse.Builder answer = FetchResponse.newBuilder().setRpcId("rpc-1");
      for (ChangeBus.Change change : next) {
        answer.addEvents(event(change));
        place = change.number();
        wanted--;
      }
      answer.setLatestReplayId(ByteString.copyFrom(bus.place(place)));
      out.onNext(answer.setPendingNumRequested(wanted).build());
    }
  }

  private ConsumerEvent event(ChangeBus.Change change) {
    return ConsumerEvent.newBuilder()
        .setReplayId(ByteString.copyFrom(bus.place(change.number())))
        .setEvent(
            ProducerEvent.newBuilder()
                .setId(change.id())
                .setSchemaId(bus.schemaOf(change.entity()).id())
                .setPayload(ByteString.copyFrom(change.payload())))
        .build();
  }

  synchronized void end(io.grpc.StatusRuntimeException why) {
    if (!over) {
      leave();
      out.onError(why);
    }
  }

  /** As a server does that goes away without a word. */
  synchronized void complete() {
    if (!over) {
      leave();
      out.onCompleted();
    }
  }

  private void leave() {
    over = true;
    bus.leave(wake);
  }

  synchronized boolean isOver() {
    return over;
  }

  @Override
  public synchronized void onError(Throwable gone) {
    leave();
  }

  @Override
  public void onCompleted() {
    complete();
  }
}
