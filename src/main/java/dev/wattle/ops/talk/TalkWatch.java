package dev.wattle.ops.talk;

import dev.wattle.consent.brake.AutomaticWithdrawals;
import dev.wattle.consent.brake.Brake;
import dev.wattle.consent.complaint.Complaints;
import dev.wattle.consent.review.Reviews;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Down while the brake is on or a complaint is overdue: a person has to act. Not part of readiness,
 * because everything else goes on.
 */
@Component("optingOutHealthIndicator")
class TalkWatch implements HealthIndicator {

  private static final Logger LOG = LoggerFactory.getLogger(TalkWatch.class);

  private final Reviews reviews;
  private final AutomaticWithdrawals withdrawals;
  private final Complaints complaints;
  private final AtomicInteger openReviews;
  private final AtomicInteger openComplaints;
  private final AtomicInteger overdue;
  private final AtomicInteger held;

  TalkWatch(
      Reviews reviews,
      AutomaticWithdrawals withdrawals,
      Complaints complaints,
      MeterRegistry meters) {
    this.reviews = reviews;
    this.withdrawals = withdrawals;
    this.complaints = complaints;
    this.openReviews = meters.gauge("wattle.consent.reviews", new AtomicInteger());
    this.openComplaints = meters.gauge("wattle.consent.complaints", new AtomicInteger());
    this.overdue = meters.gauge("wattle.consent.complaints.overdue", new AtomicInteger());
    this.held = meters.gauge("wattle.consent.brake.held", new AtomicInteger(-1));
  }

  @Override
  public Health health() {
    try {
      Optional<Brake> brake = withdrawals.brake();
      Complaints.Count cases = complaints.count();
      Health.Builder health =
          brake.isPresent() || cases.overdue() > 0 ? Health.down() : Health.up();
      brake.ifPresent(on -> health.withDetail("brake", sentence(on)));
      return health
          .withDetail("reviews", reviews.count())
          .withDetail("complaints", cases.open())
          .withDetail("overdue", cases.overdue())
          .build();
    } catch (DataAccessException e) {
      return Health.unknown().withDetail("problem", "the database is away").build();
    }
  }

  /** An overdue complaint is told of once, and again when there are more. */
  @Scheduled(fixedDelayString = "${wattle.ops.poll-interval:15s}")
  void look() {
    try {
      openReviews.set(reviews.count());
      held.set(withdrawals.brake().map(Brake::held).orElse(-1));
      Complaints.Count cases = complaints.count();
      openComplaints.set(cases.open());
      if (cases.overdue() > overdue.getAndSet(cases.overdue())) {
        LOG.error(
            "complaints-overdue count={} remedy=\"GET /ops/consent/complaints\"", cases.overdue());
      }
    } catch (DataAccessException e) {
      LOG.warn("opting-out-unwatched cause={}", e.getClass().getSimpleName());
    }
  }

  private static String sentence(Brake brake) {
    return "%d withdrawals held since %s, because %d people were withdrawn by %s. POST /ops/consent/brake/apply or /discard"
        .formatted(brake.held(), brake.since(), brake.people(), brake.source());
  }
}
