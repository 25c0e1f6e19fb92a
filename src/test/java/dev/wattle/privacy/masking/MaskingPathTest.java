package dev.wattle.privacy.masking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wattle.bus.DeadLetter;
import dev.wattle.bus.DeadLetters;
import dev.wattle.failure.Kind;
import dev.wattle.testing.FullStack;
import dev.wattle.testing.LogGuard;
import dev.wattle.testing.Outside;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import javax.management.JMException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** People are met by number, user id, user name and e-mail address; no operator's tool tells. */
@FullStack
@ExtendWith(LogGuard.class)
class MaskingPathTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String USER_ID = "AU." + LogGuard.PERSON + "77";
  private static final String INBOUND =
      """
      {"object":"whatsapp_business_account","entry":[{"id":"200000000000001","changes":[{"field":"messages","value":{
      "messaging_product":"whatsapp","metadata":{"display_phone_number":"61491570110","phone_number_id":"100000000000001"},
      "contacts":[{"profile":{"name":"Bo","username":"%1$s"},"wa_id":"61491570313","user_id":"%2$s"}],
      "messages":[{"from":"61491570313","from_user_id":"%2$s","id":"wamid.%3$s","timestamp":"%5$d",
      "type":"text","text":{"body":"%4$s"}}]}}]}]}""";

  @Autowired private Outside outside;
  @Autowired private DeadLetters deadLetters;
  @Autowired private Clock clock;
  @Autowired private ApplicationContext context;

  @Test
  void neitherJmxNorMetricsNorLogsShowHowSomebodyIsReached()
      throws JMException, ReflectiveOperationException {
    meet("HBgLNjE0OTE1NzAzMTMVAgASMASKED1", "Hello " + LogGuard.BODY);
    meet("HBgLNjE0OTE1NzAzMTMVAgASMASKED2", "Anybody there?");
    refusedAndParked();

    Map<String, String> beans = new TreeMap<>(Exposed.all());
    beans.putAll(Exposed.ours(context));

    assertThat(beans.keySet())
        .contains("DeadLettersBean#getOpen", "OptingOutBean#reviews")
        .anyMatch(name -> name.startsWith("org.apache.camel:"));
    assertThat(beans.entrySet().stream().filter(e -> LogGuard.isForbidden(e.getValue()))).isEmpty();
    assertThat(outside.admin("GET", "/actuator/prometheus", "").body())
        .contains("wattle_sends_total", "wattle_dead_letters_total")
        .satisfies(text -> assertThat(LogGuard.isForbidden(text)).as(text).isFalse());
    assertThat(outside.admin("GET", "/ops/dead-letters?limit=500", "").body())
        .satisfies(text -> assertThat(LogGuard.isForbidden(text)).as(text).isFalse());
  }

  @Test
  void aProblemShowsTheEndOfAnAddressAtMost() {
    HttpResponse<String> answer =
        outside.api("GET", "/api/contacts/x61491570313y6149157031361491570313", "");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .contains("contact.phone-malformed", "…313")
        .doesNotContain("61491570313");
  }

  private void meet(String id, String words) {
    String body =
        INBOUND.formatted(LogGuard.PERSON, USER_ID, id, words, clock.instant().getEpochSecond());
    assertThat(outside.webhook(body).statusCode()).isEqualTo(200);
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                outside
                    .events()
                    .anyMatch(e -> ("wamid." + id).equals(e.at("/data/message/id").asText())));
  }

  private void refusedAndParked() {
    deadLetters.park(letter());
    await().atMost(PATIENCE).until(() -> detail().contains("masked-flow"));
    assertThat(detail()).contains("61491570313");
  }

  /** What a library may say, and what lies in the record. */
  private DeadLetter letter() {
    return new DeadLetter(
        "masked-1",
        "masked-flow",
        "wamid.HBgLNjE0OTE1NzAzMTMVAgASMASKED1",
        Kind.REFUSED,
        "crm.refused",
        "no record for 61491570313 or " + LogGuard.PERSON + "@example.com",
        "events.message.v1",
        0,
        0,
        "61491570313",
        Map.of("wattle-event-id", "wamid.HBgLNjE0OTE1NzAzMTMVAgASMASKED1"),
        "{\"from\":\"61491570313\"}".getBytes(StandardCharsets.UTF_8),
        clock.instant());
  }

  private String detail() {
    return outside.admin("GET", "/ops/dead-letters/masked-1", "").body();
  }
}
