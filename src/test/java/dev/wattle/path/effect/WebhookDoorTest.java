package dev.wattle.path.effect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wattle.testing.FullStack;
import dev.wattle.testing.Outside;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Meta asks whether the address of the webhook is ours. */
@FullStack
class WebhookDoorTest {

  @Autowired private Outside outside;

  @Test
  void theChallengeComesBackBareToWhoKnowsTheToken() {
    HttpResponse<String> answer = asked("sandbox-verify-token");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("1158201444");
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
  }

  @Test
  void whoDoesNotKnowItGetsNothing() {
    HttpResponse<String> answer = asked("another-token");
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).isEmpty();
  }

  private HttpResponse<String> asked(String token) {
    return outside.anonymous(
        "GET",
        "/webhooks/whatsapp?hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=" + token,
        "");
  }
}
