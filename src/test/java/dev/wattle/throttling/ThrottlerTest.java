package dev.wattle.throttling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hazelcast.core.HazelcastInstance;
import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import dev.wattle.testing.SettableClock;
import dev.wattle.testing.ShippedSettings;
import dev.wattle.testing.TestHazelcast;
import dev.wattle.throttling.ThrottlingSettings.Limit;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

class ThrottlerTest {

  private final HazelcastInstance hazelcast = TestHazelcast.member();
  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T12:00:00Z"));
  private final ThrottlingSettings shipped =
      ShippedSettings.bind("wattle.throttling", ThrottlingSettings.class, "limits.yaml");
  private final Throttler throttler = new Throttler(shipped, hazelcast, clock);

  @BeforeEach
  void empty() {
    hazelcast.getMap("throttling-buckets").clear();
  }

  @Test
  void onePersonGetsABurstAndThenAMessageEverySixSeconds() {
    for (int i = 0; i < 45; i++) {
      assertThat(throttler.admit("whatsapp-pair", "1/kerry").admitted()).isTrue();
    }
    assertThat(throttler.admit("whatsapp-pair", "1/kerry"))
        .isEqualTo(new Admission(false, Duration.ofSeconds(6)));
    assertThat(throttler.admit("whatsapp-pair", "1/robin").admitted()).isTrue();
    clock.advance(Duration.ofSeconds(6));
    assertThat(throttler.admit("whatsapp-pair", "1/kerry").admitted()).isTrue();
    assertThat(throttler.admit("whatsapp-pair", "1/kerry").admitted()).isFalse();
  }

  @Test
  void threadsTogetherNeverTakeMoreThanThereIs() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(16);
    CountDownLatch start = new CountDownLatch(1);
    try {
      List<Future<Boolean>> answers =
          java.util.stream.IntStream.range(0, 200)
              .mapToObj(
                  i ->
                      threads.submit(
                          () -> {
                            start.await();
                            return throttler.admit("whatsapp-number", "1").admitted();
                          }))
              .toList();
      start.countDown();
      int admitted = 0;
      for (Future<Boolean> answer : answers) {
        admitted += answer.get() ? 1 : 0;
      }
      assertThat(admitted).isEqualTo(8);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void waitsInLineIfTheLineIsShort() {
    Throttler real = new Throttler(shipped, hazelcast, Clock.systemUTC());
    for (int i = 0; i < 60; i++) {
      assertThat(real.await("whatsapp-number", "1", Duration.ofSeconds(5)).admitted()).isTrue();
    }
  }

  @Test
  void refusesAtOnceWithThePauseIfTheLineIsLong() {
    for (int i = 0; i < 45; i++) {
      throttler.throttle("whatsapp-pair", "1/kerry");
    }
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> throttler.throttle("whatsapp-pair", "1/kerry"))
        .satisfies(
            failure -> {
              assertThat(failure.kind()).isEqualTo(Kind.THROTTLED);
              assertThat(failure.pause()).contains(Duration.ofSeconds(6));
            });
  }

  @Test
  void aLimitMayHaveOthersBesideIt() {
    Limit day = Limit.plain(2, 2, Duration.ofDays(1));
    Limit account = Limit.plain(10, 10, Duration.ofSeconds(1), "crm-day");
    Throttler both =
        new Throttler(
            ThrottlingSettings.of(
                Duration.ofSeconds(1), Map.of("crm-account", account, "crm-day", day)),
            hazelcast,
            clock);

    both.throttle("crm-account", "a");
    both.throttle("crm-account", "a");
    both.throttle("crm-account", "b");

    assertThatThrownBy(() -> both.throttle("crm-account", "a"))
        .hasMessageContaining("throttling.crm-day");
  }

  @Test
  void anUnknownLimitNamesTheRemedy() {
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> throttler.admit("whatsapp-numbers", "1"))
        .withMessageContaining("config/limits.yaml")
        .satisfies(failure -> assertThat(failure.kind()).isEqualTo(Kind.MISCONFIGURED));
  }

  @Test
  void theSandboxRaisesTheLimitOfItsNumber() {
    try (ConfigurableApplicationContext context =
        new SpringApplicationBuilder(ThrottlingConfiguration.class)
            .web(WebApplicationType.NONE)
            .run("--spring.config.location=file:./config/", "--spring.profiles.active=sandbox")) {
      ThrottlingSettings settings = context.getBean(ThrottlingSettings.class);
      assertThat(settings.limits().get("whatsapp-number").capacity()).isEqualTo(2000);
      assertThat(settings.limits().get("whatsapp-pair").capacity()).isEqualTo(45);
    }
  }
}
