package dev.wattle.bus.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PatienceTest {

  private static final Duration BRIEF = Duration.ofMillis(20);

  private final Patience patience = new Patience();

  @Test
  void whoHasNothingWaitsLong() {
    assertThat(patience.of(BRIEF)).isEqualTo(Patience.LONG);
    patience.came(0);
    assertThat(patience.of(BRIEF)).isEqualTo(Patience.LONG);
  }

  @Test
  void whatCameIsHandedOnAfterTheBriefWaitThatWasAskedFor() {
    patience.came(1);
    assertThat(patience.of(BRIEF)).isEqualTo(BRIEF);
    patience.came(0);
    assertThat(patience.of(BRIEF)).isEqualTo(Patience.LONG);
  }

  @Test
  void whoAsksForMorePatienceHasIt() {
    Duration minute = Duration.ofMinutes(1);
    assertThat(patience.of(minute)).isEqualTo(minute);
  }
}
