package dev.wattle.testing;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

class LogGuardTest {

  private static final Logger log = LoggerFactory.getLogger(LogGuardTest.class);

  private final LogGuard guard = new LogGuard();
  private final @Nullable ExtensionContext context = null;

  @BeforeEach
  void attach() {
    guard.beforeEach(context);
  }

  @AfterEach
  void clear() {
    MDC.clear();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+61491570156",
        "0491 570 006",
        "sandbox-app-secret",
        "wamid.HBgLNjE0OTE1NzAxNTYVAgARGBI",
        "wamid.AAYxNDkxNTcwMTU2",
        "AU." + LogGuard.PERSON,
        LogGuard.BODY
      })
  void failsWhenALogLineHolds(String leak) {
    log.info("sent to={}", leak);

    assertThatThrownBy(() -> guard.afterEach(context)).hasMessageContaining(leak);
  }

  @Test
  void failsWhenAnExceptionHoldsASecret() {
    log.info("failed", new IllegalStateException("token sandbox-access-token"));

    assertThatThrownBy(() -> guard.afterEach(context)).isInstanceOf(AssertionError.class);
  }

  @Test
  void failsWhenTheContextOfALineHoldsANumber() {
    MDC.put("event", "61491570157");
    log.info("sent");

    assertThatThrownBy(() -> guard.afterEach(context)).isInstanceOf(AssertionError.class);
  }

  @Test
  void letsIdsAndMaskedNumbersPass() {
    log.info("sent message=7f3a to=…156");

    assertThatCode(() -> guard.afterEach(context)).doesNotThrowAnyException();
  }
}
