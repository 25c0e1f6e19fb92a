package dev.wattle.path.talk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.path.Webhooks;
import dev.wattle.testing.Outside;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who writes START is asked back. */
@StrictStack
class DoubleOptInPathTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Autowired private Outside outside;
  @Autowired private Clock clock;

  @Test
  void onlyTheYesGivesConsentWithTheWordingThatWasShown() {
    says("AU.DOUBLE1", "wamid.DOUBLE1a", "START", Duration.ZERO);
    await()
        .atMost(PATIENCE)
        .until(() -> sends("AU.DOUBLE1").anyMatch(text -> text.endsWith("Reply YES to confirm.")));
    assertThat(mayMarket("AU.DOUBLE1")).isFalse();
    assertThat(given("AU.DOUBLE1")).isEmpty();
    String asked = sends("AU.DOUBLE1").findFirst().orElseThrow();

    says("AU.DOUBLE1", "wamid.DOUBLE1b", "Yes please!", Duration.ZERO);
    await().atMost(PATIENCE).until(() -> mayMarket("AU.DOUBLE1"));

    JsonNode row = given("AU.DOUBLE1").findFirst().orElseThrow();
    assertThat(asked).startsWith(row.at("/wording/text").asText());
    assertThat(row.at("/wording/text").asText()).isNotEmpty();
    assertThat(row.path("evidence").toString()).contains("START / Yes please!");
  }

  @Test
  void aYesToAQuestionThatExpiredGivesNothing() {
    says("AU.DOUBLE2", "wamid.DOUBLE2a", "START", Duration.ofHours(25));
    await().atMost(PATIENCE).until(() -> understood("wamid.DOUBLE2a"));
    says("AU.DOUBLE2", "wamid.DOUBLE2b", "yes", Duration.ZERO);
    await().atMost(PATIENCE).until(() -> understood("wamid.DOUBLE2b"));
    assertThat(mayMarket("AU.DOUBLE2")).isFalse();
    assertThat(given("AU.DOUBLE2")).isEmpty();
  }

  private void says(String userId, String wamid, String text, Duration ago) {
    long at = clock.instant().minus(ago).getEpochSecond();
    String body =
        Webhooks.textOf(userId, wamid)
            .replace(wamid + " says hello", text)
            .replaceFirst("\"timestamp\":\"\\d+\"", "\"timestamp\":\"" + at + "\"");
    assertThat(outside.webhook(body).statusCode()).isEqualTo(200);
  }

  private boolean understood(String wamid) {
    return outside
        .events()
        .filter(event -> "whatsapp.message.received".equals(event.path("type").asText()))
        .anyMatch(event -> wamid.equals(event.at("/data/message/id").asText()));
  }

  private boolean mayMarket(String userId) {
    return get("/api/contacts/" + userId).at("/consents/marketing/allowed").asBoolean();
  }

  private Stream<JsonNode> given(String userId) {
    JsonNode rows = get("/api/contacts/" + userId + "/consent-pack").path("consents");
    return StreamSupport.stream(rows.spliterator(), false)
        .filter(row -> "marketing".equals(row.path("purpose").asText()))
        .filter(row -> "given".equals(row.path("state").asText()));
  }

  private JsonNode get(String path) {
    return outside.tree(outside.api("GET", path, "").body());
  }

  private Stream<String> sends(String userId) {
    return outside
        .requests("whatsapp")
        .filter(request -> userId.equals(request.at("/body/recipient").asText()))
        .filter(request -> "text".equals(request.at("/body/type").asText()))
        .map(request -> request.at("/body/text/body").asText());
  }
}
