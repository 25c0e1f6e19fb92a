package dev.wattle.ops.deadletter;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The gauge of parked dead letters, by flow. */
@Component
class OpenDeadLetters {

  private static final Logger LOG = LoggerFactory.getLogger(OpenDeadLetters.class);

  private final DeadLetterLedger ledger;
  private final MultiGauge open;

  OpenDeadLetters(DeadLetterLedger ledger, MeterRegistry meters) {
    this.ledger = ledger;
    this.open =
        MultiGauge.builder("wattle.dead.letters.open")
            .description("Dead letters that wait for an operator")
            .register(meters);
  }

  @Scheduled(fixedDelayString = "${wattle.ops.poll-interval}")
  void count() {
    try {
      List<Row<?>> rows =
          ledger.open().entrySet().stream()
              .<Row<?>>map(flow -> Row.of(Tags.of("flow", flow.getKey()), flow.getValue()))
              .toList();
      open.register(rows, true);
    } catch (DataAccessException e) {
      LOG.warn("dead-letters-uncounted cause={}", e.getClass().getSimpleName());
    }
  }
}
