package dev.wattle.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wattle.connector.fixture.LightCamel;
import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import dev.wattle.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VendorAnswerTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private final ObjectMapper json = new ObjectMapper();
  private final VendorAnswer answer =
      new VendorAnswer(
          json,
          new VendorWords(json),
          new RetryAfter(LightCamel.SETTINGS, new SettableClock(NOON)));
  private final Exchange exchange = new DefaultExchange(new DefaultCamelContext());

  @ParameterizedTest
  @CsvSource({
    "429, true, THROTTLED",
    "423, false, THROTTLED",
    "503, true, UNREACHABLE",
    "503, false, UNCERTAIN",
    "408, false, UNCERTAIN",
    "401, true, MISCONFIGURED",
    "403, true, MISCONFIGURED",
    "404, true, REFUSED",
    "422, true, REFUSED",
    "302, true, MISCONFIGURED",
  })
  void givesEveryStatusItsFate(int status, boolean repeatable, Kind kind) {
    exchange.setProperty("repeatable", repeatable);
    assertThat(failure(status, "{}").kind()).isEqualTo(kind);
  }

  @Test
  void passesJsonWithoutTheVendorsHeaders() {
    exchange.getMessage().setHeader("Set-Cookie", "a=b");
    answer(201, "{\"id\":\"51\"}");
    assertThat(exchange.getMessage().getBody(JsonNode.class).path("id").asText()).isEqualTo("51");
    assertThat(exchange.getMessage().getHeaders()).isEmpty();
  }

  @Test
  void passesAnEmptyAnswerAsAnEmptyObject() {
    answer(204, "");
    assertThat(exchange.getMessage().getBody(JsonNode.class)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"200, data", "400, code", "403, list"})
  void aVendorMayHaveItsOwnWordForSlowDown(int status, String place) {
    exchange.setProperty("throttledCodes", "BUSY LOCKED");
    String body =
        switch (place) {
          case "data" -> "{\"data\":[{\"code\":\"LOCKED\"}]}";
          case "code" -> "{\"code\":\"BUSY\"}";
          default -> "[{\"errorCode\":\"BUSY\"}]";
        };
    assertThat(failure(status, body).kind()).isEqualTo(Kind.THROTTLED);
    assertThat(exchange.getProperty("throttledCodes")).isNull();
  }

  @Test
  void whereTheDaysCallsAreUsedUpThePauseIsTheLongest() {
    exchange.setProperty("creditsHeader", "X-Credits");
    exchange.getMessage().setHeader("X-Credits", "0");
    assertThat(failure(429, "{}").pause()).contains(LightCamel.SETTINGS.longestPause());
  }

  @Test
  void aStatusThatMeansAbsentHoldsForOneCall() {
    exchange.setProperty("absentStatuses", "404 410");
    answer(404, "{\"message\":\"no such contact\"}");
    assertThat(exchange.getMessage().getBody(JsonNode.class)).isEmpty();
    assertThat(failure(404, "{}").kind()).isEqualTo(Kind.REFUSED);
  }

  @Test
  void aVendorMayHaveItsOwnStatusForSlowDown() {
    exchange.setProperty("throttledStatuses", "477");
    assertThat(failure(477, "{}").kind()).isEqualTo(Kind.THROTTLED);
  }

  @ParameterizedTest
  @CsvSource({
    "7, 7",
    "'Sun, 22 Nov 2026 12:01:00 GMT', 60",
    "'Sun, 22 Nov 2026 11:00:00 GMT', 0",
    "86400, 900",
    "soon, 10",
  })
  void waitsAsLongAsTheVendorAsks(String header, long seconds) {
    exchange.getMessage().setHeader("Retry-After", header);
    assertThat(failure(429, "{}").pause()).contains(Duration.ofSeconds(seconds));
  }

  @Test
  void quotesTheVendorWithoutWhatIsPersonalOrSecret() {
    Failure failure =
        failure(
            400,
            "{\"message\":\"Contact kerry@example.com, +61 491 570 156, key"
                + " pat-na1-0123456789abcdef0123, exists\"}");
    assertThat(failure)
        .hasMessageContaining("Contact <email> <number>, key <token>, exists")
        .hasMessageContaining("400");
  }

  @Test
  void aRefusedTokenIsWorthOneMoreTry() {
    BooleanSupplier forgotten = () -> true;
    exchange.setProperty(VendorAnswer.TOKEN_RENEWAL, forgotten);
    assertThat(failure(401, "{}").kind()).isEqualTo(Kind.UNREACHABLE);
    assertThat(failure(401, "{}").kind()).isEqualTo(Kind.MISCONFIGURED);
  }

  private Failure failure(int status, String body) {
    return catchThrowableOfType(Failure.class, () -> answer(status, body));
  }

  private void answer(int status, String body) {
    exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, status);
    exchange.getMessage().setBody(body);
    answer.process(exchange);
  }
}
