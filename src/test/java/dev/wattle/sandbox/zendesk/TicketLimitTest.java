package dev.wattle.sandbox.zendesk;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wattle.sandbox.zendesk.records.Limits;
import dev.wattle.sandbox.zendesk.records.ZendeskError;
import dev.wattle.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TicketLimitTest {

  private final SettableClock clock = new SettableClock(Instant.EPOCH);
  private final Limits limits = new Limits(false, clock);

  @Test
  void aTicketTakesThirtyUpdatesInTenMinutesEvenWhereOtherLimitsAreOff() {
    for (int i = 0; i < 30; i++) {
      limits.always("ticket-35", 30, 600);
    }
    clock.advance(Duration.ofSeconds(599));
    assertThatThrownBy(() -> limits.always("ticket-35", 30, 600)).isInstanceOf(ZendeskError.class);
    assertThatCode(() -> limits.always("ticket-36", 30, 600)).doesNotThrowAnyException();
    clock.advance(Duration.ofSeconds(1));
    assertThatCode(() -> limits.always("ticket-35", 30, 600)).doesNotThrowAnyException();
  }
}
