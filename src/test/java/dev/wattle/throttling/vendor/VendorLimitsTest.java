package dev.wattle.throttling.vendor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.hazelcast.core.HazelcastInstance;
import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import dev.wattle.testing.SettableClock;
import dev.wattle.testing.ShippedSettings;
import dev.wattle.testing.TestHazelcast;
import dev.wattle.throttling.Throttler;
import dev.wattle.throttling.ThrottlingSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the vendors of limits.yaml say in their answers, and what all nodes make of it. */
class VendorLimitsTest {

  private final HazelcastInstance hazelcast = TestHazelcast.member();
  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T12:00:00Z"));
  private final ThrottlingSettings shipped =
      ThrottlingSettings.of(
          Duration.ofMillis(1),
          ShippedSettings.bind("wattle.throttling", ThrottlingSettings.class, "limits.yaml")
              .limits());
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Throttler throttler = new Throttler(shipped, hazelcast, clock);
  private final VendorLimits limits =
      new VendorLimits(shipped, throttler, hazelcast, clock, meters);

  /** Another node of the same cluster. */
  private final Throttler other = new Throttler(shipped, hazelcast, clock);

  @BeforeEach
  void empty() {
    hazelcast.getMap("throttling-buckets").clear();
    hazelcast.getMap("throttling-windows").clear();
  }

  @Test
  void nobodyTakesMoreThanTheVendorSaysIsLeft() {
    heard("hubspot-account", "X-HubSpot-RateLimit-Remaining", "2");

    assertThat(taken("hubspot-account")).isEqualTo(2);
    assertThat(remaining("hubspot-account")).isEqualTo(2);
  }

  @Test
  void aVendorThatHasMoreThanWeUseChangesNothing() {
    heard("hubspot-account", "X-HubSpot-RateLimit-Remaining", "99");

    assertThat(taken("hubspot-account")).isEqualTo(20);
  }

  @Test
  void theLimitOfTheDayIsLoweredBesideIt() {
    heard("hubspot-account", "X-HubSpot-RateLimit-Daily-Remaining", "3");

    assertThat(taken("hubspot-account")).isEqualTo(3);
  }

  @Test
  void usedOfSoManyIsAsGoodAsRemaining() {
    heard("salesforce-org", "Sforce-Limit-Info", "api-usage=14996/15000");

    assertThat(taken("salesforce-org")).isEqualTo(4);
    assertThat(remaining("salesforce-day")).isEqualTo(4);
  }

  @Test
  void untilItsResetAWindowGivesWhatIsLeftAndThenAllOfIt() {
    limits.heard(
        "zendesk-account",
        "all",
        Map.of("X-Rate-Limit-Remaining", "5", "X-Rate-Limit", "200", "ratelimit-reset", "30")::get);

    assertThat(taken("zendesk-account")).isEqualTo(5);
    Failure wait = refused("zendesk-account");
    assertThat(wait.pause()).contains(Duration.ofSeconds(30));
    clock.advance(Duration.ofSeconds(30));
    assertThat(taken("zendesk-account")).isGreaterThan(100);
  }

  @Test
  void aWindowThatSlidesIsWaitedForOnlyWhenNothingIsLeft() {
    String[] left = {"3", "0"};
    for (String calls : left) {
      assertThat(hazelcast.getMap("throttling-windows").isEmpty()).isTrue();
      limits.heard(
          "hubspot-account",
          "all",
          Map.of(
                  "X-HubSpot-RateLimit-Remaining",
                  calls,
                  "X-HubSpot-RateLimit-Interval-Milliseconds",
                  "10000")
              ::get);
    }

    assertThat(refused("hubspot-account").pause()).contains(Duration.ofSeconds(10));
  }

  @Test
  void answersThatOvertakeEachOtherNeverGiveMore() {
    String[] left = {"4", "9", "7"};
    for (String calls : left) {
      limits.heard(
          "zendesk-account",
          "all",
          Map.of("X-Rate-Limit-Remaining", calls, "ratelimit-reset", "30")::get);
    }

    assertThat(taken("zendesk-account")).isEqualTo(4);
  }

  @Test
  void theVendorsPauseHoldsForAllNodes() {
    limits.close("freshdesk-account", "all", Duration.ofSeconds(17));

    assertThat(refused("freshdesk-account").pause()).contains(Duration.ofSeconds(17));
    assertThatCode(() -> other.throttle("freshdesk-account", "nz")).doesNotThrowAnyException();
    clock.advance(Duration.ofSeconds(17));
    assertThatCode(() -> other.throttle("freshdesk-account", "all")).doesNotThrowAnyException();
  }

  @Test
  void anAnswerThatCannotBeReadChangesNothing() {
    heard("zoho-account", "X-API-CREDITS-REMAINING", "many");

    assertThat(taken("zoho-account")).isEqualTo(10);
    assertThat(remaining("zoho-day")).isNaN();
  }

  private void heard(String limit, String header, String value) {
    limits.heard(limit, "all", Map.of(header, value)::get);
  }

  /** How many calls the other node may make. */
  private int taken(String limit) {
    int taken = 0;
    try {
      while (taken < 1000) {
        other.throttle(limit, "all");
        taken++;
      }
    } catch (Failure full) {
      assertThat(full.kind()).isEqualTo(Kind.THROTTLED);
    }
    return taken;
  }

  private Failure refused(String limit) {
    return catchThrowableOfType(Failure.class, () -> other.throttle(limit, "all"));
  }

  private double remaining(String limit) {
    return meters
        .get("wattle.limit.remaining")
        .tag("limit", limit)
        .tag("key", "all")
        .gauge()
        .value();
  }
}
