package dev.wattle.ops.template.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wattle.template.TemplateCatalogue;
import dev.wattle.template.state.TemplateStates;
import dev.wattle.template.state.TemplateWord;
import dev.wattle.testing.SettableClock;
import dev.wattle.testing.TestPostgres;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

class DriftWatchTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private final JdbcClient jdbc = JdbcClient.create(TestPostgres.empty());
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final AnnotationConfigApplicationContext context =
      new AnnotationConfigApplicationContext();

  @BeforeEach
  void start() {
    context.registerBean(JdbcClient.class, () -> jdbc);
    context.registerBean(SimpleMeterRegistry.class, () -> meters);
    context.registerBean(SettableClock.class, () -> new SettableClock(NOON));
    context.register(
        TemplateStates.class, TemplateCatalogue.class, FlowUse.class, DriftWatch.class);
    context.refresh();
  }

  @AfterEach
  void close() {
    context.close();
  }

  @Test
  void namesTheFlowsOfADriftedTemplateOnce() {
    sent("order_shipped", "seen-lately", NOON.minus(Duration.ofDays(29)));
    sent("order_shipped", "seen-long-ago", NOON.minus(Duration.ofDays(31)));
    says("order_shipped", "APPROVED", "MARKETING");
    watch().look();
    watch().look();
    assertThat(troubles())
        .contains("order_shipped/en", "category-drift", "seen-lately", "order-shipped-to-whatsapp")
        .doesNotContain("seen-long-ago");
    assertThat(meters.get("wattle.template.alarms").counter().count()).isEqualTo(1);
    says("order_shipped", "APPROVED", "UTILITY");
    watch().look();
    assertThat(troubles()).isEqualTo("{}");
  }

  @Test
  void namesWhatMetaPausedToo() {
    says("spring_offer", "PAUSED", "MARKETING");
    watch().look();
    assertThat(troubles()).contains("spring_offer/en", "paused");
  }

  private DriftWatch watch() {
    return context.getBean(DriftWatch.class);
  }

  private String troubles() {
    return watch().health().getDetails().get("troubles").toString();
  }

  private void says(String name, String status, String category) {
    String id = UUID.randomUUID().toString();
    context
        .getBean(TemplateStates.class)
        .apply(new TemplateWord(id, name, "en", status, category, null, true, null, NOON, "meta"));
  }

  private void sent(String template, String flow, Instant at) {
    jdbc.sql(
            """
            insert into message (id, contact_id, address, number_id, purpose, type, template, content, cause, flow, bulk, state, requested_at)
            values (?, gen_random_uuid(), '+61491570156', '1', 'utility', 'template', ?, '{}', 'c', ?, false, 'requested', ?)
            """)
        .params(UUID.randomUUID().toString(), template, flow, at.atOffset(ZoneOffset.UTC))
        .update();
  }
}
