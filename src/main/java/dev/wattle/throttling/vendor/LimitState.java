package dev.wattle.throttling.vendor;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What this node heard last of one limit. */
final class LimitState {

  private volatile double calls = Double.NaN;
  private volatile @Nullable Instant at;
  private volatile @Nullable Instant closedUntil;

  void tell(Left left, Instant now) {
    calls = left.calls();
    at = now;
  }

  void close(Instant until) {
    closedUntil = until;
  }

  double calls() {
    return calls;
  }

  String sentence(Instant now) {
    @Nullable Instant until = closedUntil;
    String left = at == null ? "nothing said" : "%.0f calls left at %s".formatted(calls, at);
    return until == null || now.isAfter(until) ? left : left + ", no call before " + until;
  }
}
