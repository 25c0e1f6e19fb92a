package dev.wattle.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.testing.FullStack;
import dev.wattle.testing.Outside;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What Meta says of messages, in any order and long after it answered 200. */
@FullStack
class StatusPathTest {

  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final String MESSAGE =
      """
      {"to":"%s","purpose":"%s","type":"template","template":{"name":"order_shipped","language":"en",
       "parameters":{"order_number":"1042","carrier":"Post","tracking_url":"https://track.example/1042"}}}""";

  @Autowired private Outside outside;

  @AfterEach
  void heal() {
    outside.admin("DELETE", "/sandbox/faults/whatsapp", "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"twice,shuffled", "batched,twice,shuffled", "shuffled"})
  void anyMixtureOfStatusesEndsAsRead(String mixture) {
    fault("{\"statuses\":\"%s\"}".formatted(mixture));

    String id = ask("AU.MIXED1", "utility");

    await().atMost(PATIENCE).until(() -> message(id).path("statuses").size() == 4);
    assertThat(message(id).path("state").asText()).isEqualTo("read");
    assertThat(message(id).path("attempts")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {131047, 131049, 131050})
  void aFailureAfterThe200IsApplied(int code) {
    String person = "AU.FAILED" + code;
    fault("{\"statuses\":\"failed,twice\",\"code\":%d}".formatted(code));

    String id = ask(person, "utility");

    await().atMost(PATIENCE).until(() -> "failed".equals(message(id).path("state").asText()));
    assertThat(message(id).at("/error/code").asInt()).isEqualTo(code);
  }

  private String ask(String person, String purpose) {
    HttpResponse<String> answer =
        outside.api("POST", "/api/messages", MESSAGE.formatted(person, purpose));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    return outside.tree(answer.body()).path("id").asText();
  }

  private JsonNode message(String id) {
    return outside.tree(outside.api("GET", "/api/messages/" + id, "").body());
  }

  private void fault(String fault) {
    assertThat(outside.admin("PUT", "/sandbox/faults/whatsapp", fault).statusCode()).isEqualTo(200);
  }
}
