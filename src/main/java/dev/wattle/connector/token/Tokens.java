package dev.wattle.connector.token;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tokens of all vendor accounts: kept until shortly before they expire, asked for one at a time,
 * and shared by all nodes.
 */
@Component
public final class Tokens {

  private static final Duration EARLY = Duration.ofSeconds(60);

  /** A fresh token that is refused this soon after another was means that the account is wrong. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final TokenEndpoint endpoint;
  private final SharedTokens shared;
  private final Clock clock;
  private final Map<Grant, Slot> slots = new ConcurrentHashMap<>();

  Tokens(TokenEndpoint endpoint, SharedTokens shared, Clock clock) {
    this.endpoint = endpoint;
    this.shared = shared;
    this.clock = clock;
  }

  String token(Grant grant) {
    return slots.computeIfAbsent(grant, unused -> new Slot()).token(grant);
  }

  /**
   * Forgets a token that was answered 401; false if the one before it was refused just now, too.
   */
  boolean renew(Grant grant) {
    Slot slot = slots.get(grant);
    return slot != null && slot.forget(grant);
  }

  private final class Slot {
    private final ReentrantLock lock = new ReentrantLock();
    private SharedTokens.@Nullable Kept kept;
    private Instant forgottenAt = Instant.EPOCH;

    String token(Grant grant) {
      lock.lock();
      try {
        SharedTokens.Kept known = kept;
        if (known == null || !clock.instant().isBefore(known.staleAt())) {
          known = shared.get(grant.key(), () -> ask(grant));
          kept = known;
        }
        return known.value();
      } finally {
        lock.unlock();
      }
    }

    private SharedTokens.Kept ask(Grant grant) {
      TokenEndpoint.Issued issued = endpoint.ask(grant);
      return new SharedTokens.Kept(issued.value(), clock.instant().plus(life(issued.life())));
    }

    private Duration life(Duration given) {
      return given.compareTo(EARLY.multipliedBy(2)) > 0 ? given.minus(EARLY) : given.dividedBy(2);
    }

    boolean forget(Grant grant) {
      lock.lock();
      try {
        boolean first = clock.instant().isAfter(forgottenAt.plus(PATIENCE));
        if (first && kept != null) {
          shared.forget(grant.key(), kept);
        }
        if (first) {
          kept = null;
          forgottenAt = clock.instant();
        }
        return first;
      } finally {
        lock.unlock();
      }
    }
  }
}
