package dev.wattle.connector.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import dev.wattle.testing.SettableClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

class HmacVerifierTest {

  /** RFC 4231, test case 2. */
  private static final String SECRET = "Jefe";

  private static final String BODY = "what do ya want for nothing?";
  private static final String HEX =
      "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";
  private static final String BASE64 = "W9zBRr9gdU5qBCQmCJV1x1oAPwidJzmDnexYuWTsOEM=";

  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T12:00:00Z"));
  private final HmacVerifier verifier = new HmacVerifier("X-Signature", new SigningTime(clock));
  private final Exchange exchange = new DefaultExchange(new DefaultCamelContext());

  HmacVerifierTest() {
    verifier.setSecret(SECRET);
    exchange.getMessage().setBody(BODY.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void letsAHexSignatureWithPrefixPass() {
    verifier.setPrefix("sha256=");
    sign("sha256=" + HEX);
    assertThat(refusal()).isNull();
    assertThat(exchange.getMessage().getBody(String.class)).isEqualTo(BODY);
  }

  @Test
  void letsABase64SignaturePass() {
    verifier.setEncoding("base64");
    sign(BASE64);
    assertThat(refusal()).isNull();
  }

  @Test
  void letsTheSecretBeReplaced() {
    verifier.setSecret("new");
    verifier.setPreviousSecret(SECRET);
    sign(HEX);
    assertThat(refusal()).isNull();
  }

  @Test
  void signsTheTimestampInFrontOfTheBody() {
    verifier.setTimestampHeader("X-Time");
    verifier.setSeparator(" ");
    exchange.getMessage().setHeader("X-Time", "what do ya want");
    exchange.getMessage().setBody("for nothing?");
    sign(HEX);
    assertThat(refusal()).isNull();
  }

  @Test
  void refusesAWrongSignatureAndEchoesNothing() {
    sign(HEX.replace('5', '6'));
    assertThat(refusal().kind()).isEqualTo(Kind.UNTRUSTED);
    assertThat(exchange.getMessage().getHeaders()).isEmpty();
    assertThat(exchange.getMessage().getBody()).isNull();
  }

  @Test
  void refusesAMissingSignature() {
    assertThat(refusal().kind()).isEqualTo(Kind.UNTRUSTED);
  }

  @Test
  void refusesATimeTooLongAgo() {
    verifier.setTimestampHeader("X-Time");
    verifier.setToleranceSeconds(300);
    exchange.getMessage().setHeader("X-Time", clock.instant().minus(Duration.ofMinutes(6)));
    sign(HEX);
    assertThat(refusal().kind()).isEqualTo(Kind.UNTRUSTED);
  }

  @Test
  void readsTimesInSecondsMillisecondsAndText() {
    SigningTime time = new SigningTime(clock);
    Duration tolerance = Duration.ofMinutes(5);
    long seconds = clock.instant().getEpochSecond();
    assertThat(time.isWithin(tolerance, String.valueOf(seconds))).isTrue();
    assertThat(time.isWithin(tolerance, String.valueOf(seconds * 1000))).isTrue();
    assertThat(time.isWithin(tolerance, "2026-11-22T12:04:00Z")).isTrue();
    assertThat(time.isWithin(tolerance, "today")).isFalse();
  }

  @Test
  void trustsNobodyWithoutASecret() {
    verifier.setSecret("");
    sign(HEX);
    assertThat(refusal().kind()).isEqualTo(Kind.MISCONFIGURED);
  }

  private void sign(String signature) {
    exchange.getMessage().setHeader("X-Signature", signature);
  }

  private Failure refusal() {
    return catchThrowableOfType(Failure.class, () -> verifier.process(exchange));
  }
}
