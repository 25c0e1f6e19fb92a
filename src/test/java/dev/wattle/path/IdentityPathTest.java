package dev.wattle.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.testing.FullStack;
import dev.wattle.testing.Outside;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** People are more than a phone number, and sometimes fewer than it seemed. */
@FullStack
class IdentityPathTest {

  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final String PHONE = "61491570110";
  private static final String USER_ID = "AU.IDENTITY1";

  @Autowired private Outside outside;

  @Test
  void twoContactsThatAreOnePersonBecomeOneAndTheStopOfEitherHolds() {
    outside.webhook(Webhooks.text(PHONE, "Ash", "wamid.IDENT1", "hello"));
    String older = await().atMost(PATIENCE).until(() -> subject("wamid.IDENT1"), s -> !s.isEmpty());
    outside.webhook(
        Webhooks.textOf(USER_ID, "wamid.IDENT2").replace("wamid.IDENT2 says hello", "STOP"));
    String younger =
        await().atMost(PATIENCE).until(() -> subject("wamid.IDENT2"), s -> !s.isEmpty());
    assertThat(younger).isNotEqualTo(older);

    String both =
        Webhooks.text(PHONE, "Ash", "wamid.IDENT3", "it is me")
            .replace("\"wa_id\"", "\"user_id\":\"%s\",\"wa_id\"".formatted(USER_ID));
    outside.webhook(both);

    assertThat(await().atMost(PATIENCE).until(() -> subject("wamid.IDENT3"), s -> !s.isEmpty()))
        .isEqualTo(older);
    JsonNode merged =
        await().atMost(PATIENCE).until(() -> merged(younger), Optional::isPresent).get();
    assertThat(merged.at("/data/merged/id").asText()).isEqualTo(younger);
    assertThat(merged.path("subject").asText()).isEqualTo(older);
    String contact = outside.api("GET", "/api/contacts/%2B" + PHONE, "").body();
    assertThat(contact).contains(USER_ID, "withdrawn");
  }

  @Test
  void aStrangerWithANumberThatSomebodyGaveUpIsAStranger() {
    String old = "61491570006";
    outside.webhook(Webhooks.text(old, "Kim", "wamid.GAVEUP1", "hello"));
    String kim = await().atMost(PATIENCE).until(() -> subject("wamid.GAVEUP1"), s -> !s.isEmpty());
    String system =
        Webhooks.text(old, "Kim", "wamid.GAVEUP2", "changed")
            .replace(
                "\"type\":\"text\",\"text\":{\"body\":\"changed\"}",
                "\"type\":\"system\",\"system\":{\"type\":\"user_changed_number\",\"wa_id\":\"61491570159\",\"body\":\"changed\"}")
            .replaceFirst("\"timestamp\":\"\\d+\"", "\"timestamp\":\"1790000000\"");
    outside.webhook(system);
    String moved =
        await()
            .atMost(PATIENCE)
            .until(() -> subjectOf("whatsapp.user.number-changed"), s -> !s.isEmpty());

    outside.webhook(Webhooks.text(old, "Lee", "wamid.GAVEUP3", "hello"));

    String lee = await().atMost(PATIENCE).until(() -> subject("wamid.GAVEUP3"), s -> !s.isEmpty());
    assertThat(lee).isNotEqualTo(kim).isNotEqualTo(moved);
    assertThat(outside.api("GET", "/api/contacts/%2B" + old, "").body()).contains(lee);
  }

  private String subjectOf(String type) {
    return outside
        .events()
        .filter(event -> type.equals(event.path("type").asText()))
        .map(event -> event.path("subject").asText())
        .findFirst()
        .orElse("");
  }

  private String subject(String wamid) {
    return outside
        .events()
        .filter(event -> "whatsapp.message.received".equals(event.path("type").asText()))
        .filter(event -> wamid.equals(event.at("/data/message/id").asText()))
        .map(event -> event.path("subject").asText())
        .findFirst()
        .orElse("");
  }

  private Optional<JsonNode> merged(String contact) {
    return outside
        .events()
        .filter(event -> "whatsapp.user.merged".equals(event.path("type").asText()))
        .filter(event -> contact.equals(event.at("/data/merged/id").asText()))
        .findFirst();
  }
}
