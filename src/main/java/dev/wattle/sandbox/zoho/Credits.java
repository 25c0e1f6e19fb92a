package dev.wattle.sandbox.zoho;

import dev.wattle.sandbox.SandboxAnswer;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Calls at a time, and credits of a day; these are told from the half on. */
final class Credits {

  private final ZohoAccount account;
  private final Clock clock;
  private final AtomicInteger underWay = new AtomicInteger();
  private Instant day = Instant.EPOCH;
  private int used;

  Credits(ZohoAccount account, Clock clock) {
    this.account = account;
    this.clock = clock;
  }

  SandboxAnswer counted(Supplier<SandboxAnswer> call) {
    int most = account.callsAtATime();
    try {
      if (underWay.incrementAndGet() > most && most > 0) {
        throw ZohoError.ofStatus(429);
      }
      int left = left();
      SandboxAnswer answer = left < 0 ? ZohoError.ofStatus(429).answer() : call.get();
      return account.creditsADay() > 0 && left < account.creditsADay() / 2
          ? answer.with("X-API-CREDITS-REMAINING", String.valueOf(Math.max(0, left)))
          : answer;
    } finally {
      underWay.decrementAndGet();
    }
  }

  private synchronized int left() {
    Instant today = clock.instant().truncatedTo(ChronoUnit.DAYS);
    if (!today.equals(day)) {
      day = today;
      used = 0;
    }
    return account.creditsADay() == 0 ? 0 : account.creditsADay() - ++used;
  }
}
