package dev.wattle.outbound.send;

import dev.wattle.bus.DeadLetter;
import dev.wattle.bus.Topics;
import dev.wattle.event.EventId;
import dev.wattle.event.MessageRequested;
import dev.wattle.event.Purpose;
import dev.wattle.failure.Kind;
import dev.wattle.outbound.MessageJson;
import dev.wattle.outbound.OutboundBus;
import dev.wattle.outbound.ledger.MessageClaims;
import dev.wattle.outbound.ledger.MessageOutcomes;
import dev.wattle.outbound.ledger.MessageState;
import dev.wattle.outbound.ledger.Standing;
import java.time.Clock;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What happens when a wait is over. It goes back to the bus, so that the person's lane keeps its
 * order; a crash in between repeats it, and the claim sees to it that one is sent.
 */
class Wakening {

  private static final String UNCERTAIN = "outbound.uncertain";

  private final MessageClaims claims;
  private final MessageOutcomes outcomes;
  private final OutboundBus bus;
  private final MessageJson json;
  private final Consumer<DeadLetter> deadLetters;
  private final Clock clock;

  Wakening(
      MessageClaims claims,
      MessageOutcomes outcomes,
      OutboundBus bus,
      MessageJson json,
      Consumer<DeadLetter> deadLetters,
      Clock clock) {
    this.claims = claims;
    this.outcomes = outcomes;
    this.bus = bus;
    this.json = json;
    this.deadLetters = deadLetters;
    this.clock = clock;
  }

  /** A deferred message goes to the gate again. */
  void due(String instance) {
    String id = Deferral.messageId(instance);
    if (standsAs(id, MessageState.DEFERRED)) {
      resume(id, instance);
    }
  }

  /**
   * No status settled the send in time: it is sent once more; marketing is not, because twice is
   * worse than never.
   */
  void settle(String instance) {
    String id = Deferral.messageId(instance);
    if (!standsAs(id, MessageState.UNCERTAIN)) {
      // Crashed after the state was set, before the record was on the bus.
      if (standsAs(id, MessageState.REQUESTED)) {
        resume(id, instance);
      }
      return;
    }
    MessageRequested message = claims.requested(id).orElseThrow();
    Standing standing = claims.standing(id).orElseThrow();
    if (message.purpose() == Purpose.MARKETING || standing.uncertain() > 1) {
      deadLetters.accept(letter(message));
      outcomes.unsettled(id, MessageState.FAILED);
    } else if (outcomes.unsettled(id, MessageState.REQUESTED)) {
      resume(id, instance);
    }
  }

  private boolean standsAs(String id, MessageState state) {
    return claims.standing(id).filter(standing -> standing.state() == state).isPresent();
  }

  private void resume(String id, String instance) {
    bus.resume(claims.requested(id).orElseThrow(), instance).join();
  }

  /** Replaying it is an operator's decision, so the record says that it may be sent again. */
  private DeadLetter letter(MessageRequested message) {
    String text =
        "message %s may have been sent, and no status came. Replay it if twice is better than never, else discard it."
            .formatted(message.id());
    return new DeadLetter(
        EventId.from("dead-letter", UNCERTAIN, message.id()),
        "outbound",
        message.id(),
        Kind.UNCERTAIN,
        UNCERTAIN,
        text,
        message.bulk() ? Topics.OUTBOUND_BULK : Topics.OUTBOUND,
        -1,
        -1,
        message.to().toString(),
        Map.of("wattle-event-id", message.id() + "/replay"),
        json.write(message, true),
        clock.instant());
  }
}
