package dev.wattle.sandbox.quota;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wattle.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class QuotasTest {

  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T12:00:00Z"));
  private final Quotas quotas = new Quotas(clock);

  @Test
  void aWindowGivesSoManyAndThenAllAgain() {
    quotas.set("crm", new Quota(2, 10, 0));

    assertThat(call()).isEqualTo(new Turn(false, false, 2, 1, 10));
    clock.advance(Duration.ofSeconds(4));
    assertThat(call()).isEqualTo(new Turn(false, false, 2, 0, 6));
    assertThat(call()).isEqualTo(new Turn(false, true, 2, 0, 6));
    clock.advance(Duration.ofSeconds(6));
    assertThat(call().admitted()).isTrue();
    assertThat(quotas.all().get("crm").refused()).isEqualTo(1);
  }

  @Test
  void soManyAtATimeAndNoMore() {
    quotas.set("crm", new Quota(0, 0, 1));

    Quotas.Entry first = quotas.enter("crm");
    assertThat(call().tooManyAtATime()).isTrue();
    first.leave();
    assertThat(call().admitted()).isTrue();
    assertThat(quotas.all().get("crm").mostAtATime()).isEqualTo(1);
  }

  @Test
  void withoutAQuotaAllIsTaken() {
    assertThat(call().admitted()).isTrue();
    assertThat(quotas.all().get("crm").admitted()).isEqualTo(1);
  }

  private Turn call() {
    Quotas.Entry entry = quotas.enter("crm");
    entry.leave();
    return entry.turn();
  }
}
