package dev.wattle.consent.cache;

import org.springframework.stereotype.Component;

/** Whether this node has lately seen in PostgreSQL what others recorded. */
@Component
class Trust {

  private final long nanos;
  private volatile long seen;
  private volatile boolean ever;

  Trust(CacheSettings settings) {
    this.nanos = settings.trust().toNanos();
  }

  boolean isFresh() {
    return ever && System.nanoTime() - seen < nanos;
  }

  /**
   * @param since when the look began
   */
  void gain(long since) {
    seen = since;
    ever = true;
  }

  /** Until the next look. */
  void lose() {
    ever = false;
  }
}
