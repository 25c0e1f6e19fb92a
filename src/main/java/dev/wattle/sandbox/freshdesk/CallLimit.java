package dev.wattle.sandbox.freshdesk;

import dev.wattle.sandbox.SandboxAnswer;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;

/** One window for the whole account; calls that are refused count as well. */
final class CallLimit {

  private static final long MINUTE = 60_000;

  private final int most;
  private final Clock clock;
  private final Deque<Long> calls = new ArrayDeque<>();

  CallLimit(int most, Clock clock) {
    this.most = most;
    this.clock = clock;
  }

  /**
   * @return how many calls are left
   * @throws FreshdeskError 429 with the seconds to wait
   */
  synchronized int take() {
    if (most == 0) {
      return Integer.MAX_VALUE;
    }
    long now = clock.millis();
    while (!calls.isEmpty() && calls.peekFirst() <= now - MINUTE) {
      calls.removeFirst();
    }
    if (calls.size() >= most) {
      throw FreshdeskError.tooMany((int) ((calls.getFirst() + MINUTE - now + 999) / 1000));
    }
    calls.addLast(now);
    return most - calls.size();
  }

  SandboxAnswer shown(SandboxAnswer answer, int left) {
    return most == 0
        ? answer
        : answer
            .with("X-RateLimit-Total", String.valueOf(most))
            .with("X-RateLimit-Remaining", String.valueOf(left))
            .with("X-RateLimit-Used-CurrentRequest", "1");
  }
}
