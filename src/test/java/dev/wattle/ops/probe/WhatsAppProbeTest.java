package dev.wattle.ops.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wattle.testing.SettableClock;
import dev.wattle.whatsapp.manage.GraphStub;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.health.Status;

class WhatsAppProbeTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final String TOKEN = "GET /v26.0/debug_token";
  private static final String APPS = "GET /v26.0/" + GraphStub.WABA + "/subscribed_apps";
  private static final String NUMBER = "GET /v26.0/" + GraphStub.NUMBER;
  private static final String DOWN = "{\"error\":{\"code\":2,\"message\":\"down\"}}";

  private final GraphStub meta = new GraphStub();
  private final SettableClock clock = new SettableClock(NOON);
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final ProbeSettings settings =
      new ProbeSettings(Duration.ofMinutes(5), Duration.ofDays(14), "2027-01-31");
  private final List<String> told = new ArrayList<>();
  private final WhatsAppProbe probe =
      new WhatsAppProbe(
          meta.account(),
          meta.settings(),
          new Alarms(settings, meters, clock),
          new ProbeMeters(meters, clock),
          List.of((number, asOf) -> told.add(number.quality() + " as of " + asOf)),
          new VersionSunset(settings, meta.settings(), clock),
          settings,
          clock);

  @AfterEach
  void close() {
    meta.close();
  }

  @Test
  void showsWhatMetaSays() {
    fine(NOON.plus(Duration.ofDays(30)).getEpochSecond());
    probe.look();
    assertThat(probe.health().getStatus()).isEqualTo(Status.UP);
    assertThat(meters.get("wattle.whatsapp.token.expires").gauge().value()).isEqualTo(2_592_000);
    assertThat(meters.get("wattle.whatsapp.number.quality").gauge().value()).isEqualTo(2);
    assertThat(meters.get("wattle.whatsapp.number.limit").gauge().value()).isEqualTo(2000);
    assertThat(meters.get("wattle.whatsapp.number.throughput").gauge().value()).isEqualTo(80);
    assertThat(meters.get("wattle.whatsapp.subscribed").gauge().value()).isEqualTo(1);
    assertThat(meters.find("wattle.whatsapp.alarms").counter()).isNull();
  }

  @Test
  void raisesTheAlarmBeforeTheTokenEndsAndOnlyOnce() {
    fine(NOON.plus(Duration.ofDays(10)).getEpochSecond());
    probe.look();
    probe.look();
    assertThat(alarms("token")).isEqualTo(1);
    assertThat(probe.health().getDetails().get("alarms").toString()).contains("it expires on");
  }

  @Test
  void aPassingFailureIsNoExpiredToken() {
    fine(0);
    probe.look();
    meta.forget(TOKEN);
    meta.answers(TOKEN, 503, DOWN);
    probe.look();
    assertThat(probe.health().getStatus()).isEqualTo(Status.UP);
    assertThat(probe.health().getDetails().get("tokenValid")).isEqualTo(true);
    assertThat(probe.health().getDetails().get("unasked").toString()).contains("whatsapp.meta-2");
    assertThat(meters.get("wattle.whatsapp.token.expires").gauge().value()).isInfinite();
  }

  @Test
  void anInvalidTokenIsDownAndALostSubscriptionAnAlarm() {
    fine(0);
    meta.forget(TOKEN);
    meta.answers(TOKEN, 401, "{\"error\":{\"code\":190,\"message\":\"expired\"}}");
    meta.forget(APPS);
    meta.answers(APPS, 200, "{\"data\":[]}");
    probe.look();
    assertThat(probe.health().getStatus()).isEqualTo(Status.DOWN);
    assertThat(alarms("token")).isEqualTo(1);
    assertThat(alarms("subscription")).isEqualTo(1);
  }

  @Test
  void warnsFromNinetyDaysBeforeTheVersionEnds() {
    assertThat(probe.health().getDetails().get("version").toString())
        .contains("v26.0 ends on 2027-01-31");
    clock.set(Instant.parse("2026-10-01T00:00:00Z"));
    assertThat(probe.health().getDetails()).doesNotContainKey("version");
    clock.set(Instant.parse("2027-02-01T00:00:00Z"));
    assertThat(probe.health().getDetails().get("version").toString()).contains("ended on");
    assertThatThrownBy(() -> new ProbeSettings(Duration.ofMinutes(5), Duration.ofDays(14), "soon"))
        .hasMessageContaining("wattle.whatsapp.version-sunset is 'soon'");
  }

  @Test
  void whatItHearsOfANumberIsPassedOnAndWhatItCouldNotAskIsNot() {
    fine(0);
    probe.look();
    meta.forget(NUMBER);
    meta.answers(NUMBER, 503, DOWN);
    probe.look();
    assertThat(told).containsExactly("YELLOW as of " + NOON);
    meta.forget(NUMBER);
    meta.answers(NUMBER, 200, "{\"status\":\"FLAGGED\"}");
    probe.look();
    assertThat(probe.health().getDetails().get("alarms").toString()).contains("Meta flags it");
  }

  private double alarms(String about) {
    return meters.get("wattle.whatsapp.alarms").tag("about", about).counter().count();
  }

  private void fine(long expires) {
    meta.answers(
        TOKEN,
        200,
        "{\"data\":{\"app_id\":\"7\",\"is_valid\":true,\"expires_at\":%d}}".formatted(expires));
    meta.answers(APPS, 200, "{\"data\":[{\"whatsapp_business_api_data\":{\"id\":\"7\"}}]}");
    meta.answers(
        NUMBER,
        200,
        "{\"quality_rating\":\"YELLOW\",\"status\":\"CONNECTED\",\"throughput\":{\"level\":\"STANDARD\"},\"whatsapp_business_manager_messaging_limit\":\"TIER_2K\"}");
  }
}
