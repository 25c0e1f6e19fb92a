package dev.wattle.ops.consent;

import dev.wattle.audit.AuditAct;
import dev.wattle.audit.AuditLog;
import dev.wattle.consent.chain.Anchor;
import dev.wattle.consent.chain.ChainVerifier;
import dev.wattle.consent.chain.Verification;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Has the ledger verified and raises the alarm where somebody tampered with it. Down, on every
 * node, until a later verification finds it whole; not part of readiness, because withdrawals must
 * still come in.
 */
@Component("consentLedgerHealthIndicator")
class ChainWatch implements HealthIndicator {

  private static final Logger LOG = LoggerFactory.getLogger(ChainWatch.class);

  private final ChainVerifier verifier;
  private final AuditLog audit;
  private final MeterRegistry meters;
  private volatile Optional<Verification> latest = Optional.empty();
  private volatile long unsealed;

  ChainWatch(ChainVerifier verifier, AuditLog audit, MeterRegistry meters) {
    this.verifier = verifier;
    this.audit = audit;
    this.meters = meters;
    Gauge.builder("wattle.consent.intact", this, ChainWatch::intact)
        .description("1 the ledger was intact when it was last verified, 0 not, NaN never verified")
        .register(meters);
    Gauge.builder("wattle.consent.unsealed", this, watch -> watch.unsealed)
        .description("Rows of the ledger that wait for their seal; more than seconds is a fault")
        .register(meters);
  }

  /**
   * @param who a person, or {@code system}
   */
  Verification verify(List<Anchor> anchors, String who) {
    Verification found = verifier.verify(anchors);
    latest = Optional.of(found);
    audit.record(new AuditAct(who, "consent.verify", "ledger", null, found.sentence()));
    if (found.intact()) {
      LOG.info(
          "consent-verified rows={} hash={} took={}ms",
          found.position(),
          found.hash(),
          found.tookMillis());
    } else {
      LOG.error(
          "consent-tampered what={} row={} position={} findings={} remedy=\"restore the row from a backup and find out who has access; see docs/consent.md\"",
          found.findings().get(0).what(),
          found.findings().get(0).row(),
          found.findings().get(0).position(),
          found.findings().size());
      meters.counter("wattle.consent.alarms", "what", found.findings().get(0).what()).increment();
    }
    return found;
  }

  /** Empty if it was never verified. */
  Optional<Verification> latest() {
    return verifier.latest();
  }

  @Scheduled(fixedDelayString = "${wattle.ops.poll-interval}")
  void look() {
    try {
      latest = verifier.latest();
      unsealed = verifier.unsealed();
    } catch (DataAccessException e) {
      LOG.warn("consent-unwatched cause={}", e.getClass().getSimpleName());
    }
  }

  @Override
  public Health health() {
    return latest
        .map(
            found ->
                (found.intact() ? Health.up() : Health.down())
                    .withDetail("verified", found.at())
                    .withDetail("rows", found.position())
                    .withDetail("result", found.sentence()))
        .orElseGet(() -> Health.up().withDetail("verified", "not yet"))
        .withDetail("unsealed", unsealed)
        .build();
  }

  private double intact() {
    return latest.map(found -> found.intact() ? 1.0 : 0.0).orElse(Double.NaN);
  }
}
