package dev.wattle.template.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wattle.event.Event;
import dev.wattle.template.Category;
import dev.wattle.testing.TestPostgres;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class TemplateStatesTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Map<String, Object> TEMPLATE =
      Map.of("id", "1456001220034511", "name", "order_shipped", "language", "en-US");

  private final TemplateStates states = new TemplateStates(JdbcClient.create(TestPostgres.empty()));

  @Test
  void countsAsApprovedUntilMetaSpeaks() {
    assertThat(states.of("order_shipped", "en_US").isSendable()).isTrue();
    assertThat(states.of("order_shipped", "en_US").changedAt()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "APPROVED,true", "REINSTATED,true", "FLAGGED,true", "PAUSED,false", "DISABLED,false",
    "REJECTED,false", "PENDING,false", "ARCHIVED,false", "DELETED,false", "SOMETHING_NEW,false"
  })
  void sendsOnlyWhatMetaTakes(String status, boolean sendable) {
    states.apply(status("1", status, NOON));
    assertThat(states.of("order_shipped", "en_US").isSendable()).isEqualTo(sendable);
  }

  @Test
  void believesTheNewestWordWhateverTheOrder() {
    states.apply(status("2", "APPROVED", NOON.plusSeconds(60)));
    states.apply(status("1", "PAUSED", NOON));
    states.apply(status("1", "PAUSED", NOON));
    TemplateState state = states.of("order_shipped", "en_US");
    assertThat(state.status()).isEqualTo("APPROVED");
    assertThat(state.changedAt()).isEqualTo(NOON.plusSeconds(60));
  }

  @Test
  void keepsStatusAndCategoryApart() {
    states.apply(status("1", "PAUSED", NOON));
    states.apply(
        event(
            "2",
            "whatsapp.template.category",
            NOON.plusSeconds(5),
            Map.of("template", TEMPLATE, "previous", "UTILITY", "current", "MARKETING")));
    TemplateState state = states.of("order_shipped", "en_US");
    assertThat(state.status()).isEqualTo("PAUSED");
    assertThat(state.categoryOr(Category.UTILITY)).isEqualTo(Category.MARKETING);
    assertThat(state.reason()).isEqualTo("low quality");
  }

  @Test
  void letsOtherEventsPass() {
    states.apply(event("1", "whatsapp.template.quality", NOON, Map.of("template", TEMPLATE)));
    states.apply(event("2", "whatsapp.template.status", NOON, Map.of("status", "PAUSED")));
    assertThat(states.of("order_shipped", "en_US").changedAt()).isNull();
  }

  private static Event status(String id, String status, Instant at) {
    return event(
        id,
        "whatsapp.template.status",
        at,
        Map.of("template", TEMPLATE, "status", status, "reason", "low quality"));
  }

  private static Event event(String id, String type, Instant at, Map<String, Object> data) {
    return new Event(id, type, "/whatsapp/200000000000001", null, at, data);
  }
}
