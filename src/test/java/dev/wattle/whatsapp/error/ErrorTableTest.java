package dev.wattle.whatsapp.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wattle.failure.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ByteArrayResource;

class ErrorTableTest {

  private final ErrorTable table = ShippedErrors.table();

  @Test
  void stepsBackFurtherWithEveryAttempt() {
    assertThat(table.rule(131056).pauseAfter(0)).isEqualTo(Duration.ofSeconds(1));
    assertThat(table.rule(131056).pauseAfter(3)).isEqualTo(Duration.ofSeconds(64));
    assertThat(table.rule(131049).pauseAfter(2)).isEqualTo(Duration.ofHours(96));
    assertThat(table.rule(131049).pauseAfter(40)).isEqualTo(Duration.ofDays(30));
    assertThat(table.rule(131026).pauseAfter(0)).isNull();
  }

  @Test
  void parksAndShowsWhatItDoesNotKnow() {
    assertThat(table.knows(987654)).isFalse();
    assertThat(table.rule(987654).fate()).isEqualTo(Kind.REFUSED);
    assertThat(table.rule(987654).effect()).isEqualTo(SideEffect.ALARM);
    assertThat(table.rule(987654, true).fate()).isEqualTo(Kind.UNREACHABLE);
  }

  @Test
  void believesItsOwnRowBeforeMetasWordTransient() {
    assertThat(table.rule(131047, true).fate()).isEqualTo(Kind.REFUSED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ fate: eventually, says: x }            | codes.7",
        "{ fate: refused }                        | codes.7 in",
        "{ fate: refused, effect: dance, says: x} | DANCE",
        "{ fate: later, says: x }                 | wait goes with later",
        "{ fate: refused, wait: 1s, says: x }     | wait goes with later",
        "{ fate: later, wait: soon, says: x }     | soon",
        "{ fate: refused, sasy: y, says: x }      | may have the keys"
      })
  void refusesAWrongRowWithItsPlace(String row, String says) {
    assertThatThrownBy(() -> read("{ 7: " + row + " }"))
        .hasMessageContaining("whatsapp.error-table")
        .hasMessageContaining(says);
  }

  @Test
  void refusesACodeThatStandsThereTwice() {
    assertThatThrownBy(
            () -> read("{ 7: {fate: refused, says: x}, \"7\": {fate: refused, says: x} }"))
        .hasMessageContaining("codes.7")
        .hasMessageContaining("twice");
  }

  private static ErrorTable read(String codes) {
    String file =
        """
        unknown: { fate: refused, says: x }
        transient: { fate: unreachable, wait: 1s, says: x }
        without-code: {}
        codes: %s
        """
            .formatted(codes);
    return new ErrorTableFile(new ByteArrayResource(file.getBytes(StandardCharsets.UTF_8))).read();
  }
}
