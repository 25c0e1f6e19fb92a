package dev.wattle.ops.replay;

import dev.wattle.bus.Topics;
import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import java.time.Instant;

/**
 * Which events.
 *
 * @param flow to which they are given again
 * @param type of the event, a trailing {@code *} for all that begin so; or {@code raw:} and a
 *     source for what webhooks and polls brought
 * @param from when it was put on the bus, at the earliest
 * @param to before then
 */
record EventRange(String flow, String type, Instant from, Instant to) {

  private static final String RAW = "raw:";

  EventRange {
    if (!from.isBefore(to)) {
      String text = "%s is not before %s. Give a range of time.".formatted(from, to);
      throw Failure.of(Kind.MALFORMED, "ops.replay-range", text);
    }
  }

  /**
   * @throws Failure MALFORMED {@code ops.replay-type} for a type that belongs to no topic
   */
  String topic() {
    if (isRaw()) {
      return Topics.VENDOR_RAW;
    }
    try {
      return Topics.of(type.replace("*", ""));
    } catch (IllegalArgumentException e) {
      String text = "there is no event type %s. See docs/events, or write raw:<source>.";
      throw Failure.of(Kind.MALFORMED, "ops.replay-type", text.formatted(type), e);
    }
  }

  boolean isRaw() {
    return type.startsWith(RAW);
  }

  /** Whether it is one of these. */
  boolean isSource(String source) {
    return type.equals(RAW + source);
  }

  boolean isType(String one) {
    return type.endsWith("*")
        ? one.startsWith(type.substring(0, type.length() - 1))
        : one.equals(type);
  }
}
