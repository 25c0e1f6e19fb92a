package dev.wattle.connector.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import dev.wattle.testing.SettableClock;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

class WebhookDoorTest {

  private final SettableClock clock = new SettableClock(Instant.parse("2021-02-25T12:00:00Z"));
  private final Exchange exchange = new DefaultExchange(new DefaultCamelContext());
  private final WebhookDoor door = door("X-Token");

  @Test
  void letsASharedSecretPassAndTheOneBeforeIt() {
    door.setScheme("secret");
    door.setSecret("new");
    door.setPreviousSecret("old");
    assertThat(kind("X-Token", "new")).isNull();
    assertThat(kind("X-Token", "old")).isNull();
    assertThat(kind("X-Token", "older")).isEqualTo(Kind.UNTRUSTED);
    assertThat(exchange.getMessage().getBody()).isNull();
  }

  @Test
  void letsALoginPass() {
    door.setScheme("basic");
    door.setUser("crm");
    door.setSecret("pass");
    String right = Base64.getEncoder().encodeToString("crm:pass".getBytes(StandardCharsets.UTF_8));
    assertThat(kind("Authorization", "Basic " + right)).isNull();
    assertThat(kind("Authorization", "Basic x")).isEqualTo(Kind.UNTRUSTED);
  }

  /** The example of the specification of Standard Webhooks, with a second signature beside it. */
  @Test
  void letsAStandardWebhookPass() {
    WebhookDoor standard = standard();
    clock.set(Instant.ofEpochSecond(1614265330));
    assertThat(standardKind(standard)).isNull();
    clock.set(Instant.ofEpochSecond(1614265330 + 301));
    assertThat(standardKind(standard)).isEqualTo(Kind.UNTRUSTED);
  }

  @Test
  void refusesEverythingWithoutASecret() {
    door.setScheme("secret");
    assertThat(kind("X-Token", "")).isEqualTo(Kind.MISCONFIGURED);
    assertThat(door.toString()).isEqualTo("WebhookDoor[secret]");
  }

  private WebhookDoor standard() {
    WebhookDoor standard = door("webhook-signature");
    standard.setSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    standard.setEncoding("base64");
    standard.setPrefix("v1,");
    standard.setSigned("{header:webhook-id}.{timestamp}.{body}");
    standard.setTimestampHeader("webhook-timestamp");
    standard.setToleranceSeconds(300);
    return standard;
  }

  private Kind standardKind(WebhookDoor standard) {
    exchange.getMessage().setHeader("webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek");
    exchange.getMessage().setHeader("webhook-timestamp", "1614265330");
    exchange
        .getMessage()
        .setHeader("webhook-signature", "v1,AAAA v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    exchange.getMessage().setBody("{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8));
    return kind(standard);
  }

  private WebhookDoor door(String header) {
    return new WebhookDoor(header, new SigningTime(clock));
  }

  private Kind kind(String header, String value) {
    exchange.getMessage().setHeader(header, value);
    exchange.getMessage().setBody("{}".getBytes(StandardCharsets.UTF_8));
    return kind(door);
  }

  private Kind kind(WebhookDoor one) {
    Failure failure = catchThrowableOfType(Failure.class, () -> one.process(exchange));
    return failure == null ? null : failure.kind();
  }
}
