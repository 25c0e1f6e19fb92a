package dev.wattle.ops.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wattle.event.Addresses;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeadLetterViewTest {

  @ParameterizedTest
  @CsvSource({
    "+61491570156, …156",
    "contact 61491570156 is gone, contact …156 is gone",
    "AU.1234567890, AU.…890",
    "AU.ENT.1234567890, AU.…890",
    "wamid.HBgLNjE0OTE1NzAxNTYVAgA, wamid.…AgA",
    "kerry@example.com is unknown, …@example.com is unknown",
    "event 1d0e1a92-1234-4234-8234-123456789012 stays, event 1d0e1a92-1234-4234-8234-123456789012 stays",
    "answer 422 of order 1042, answer 422 of order 1042"
  })
  void addressesShrinkToTheirEnd(String text, String masked) {
    assertThat(Addresses.masked(text)).isEqualTo(masked);
  }
}
