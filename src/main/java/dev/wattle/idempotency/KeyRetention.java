package dev.wattle.idempotency;

import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets keys that no vendor's last retry can bring any more. */
@Component
class KeyRetention {

  private static final Logger LOG = LoggerFactory.getLogger(KeyRetention.class);

  private final IdempotentReceiver receiver;
  private final Clock clock;
  private final Duration retention;

  KeyRetention(
      IdempotentReceiver receiver,
      Clock clock,
      @Value("${wattle.idempotency.retention}") Duration retention) {
    this.receiver = receiver;
    this.clock = clock;
    this.retention = retention;
  }

  /** On every node; deleting twice does no harm. */
  @Scheduled(cron = "0 20 3 * * *")
  void forget() {
    int forgotten = receiver.forgetBefore(clock.instant().minus(retention));
    LOG.info("idempotency-retention forgotten={}", forgotten);
  }
}
