package dev.wattle.connector;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParseException;
import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.stream.Stream;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.QueryTimeoutException;

class FailureClassifierTest {

  private final FailureClassifier classifier = new FailureClassifier();
  private final Exchange exchange = new DefaultExchange(new DefaultCamelContext());

  static Stream<Throwable> neverSent() {
    return Stream.of(
        new ConnectException("refused"),
        new UnknownHostException("nowhere"),
        new ConnectTimeoutException("slow"));
  }

  static Stream<Throwable> perhapsDone() {
    return Stream.of(
        new SocketTimeoutException("Read timed out"),
        new SocketException("Connection reset"),
        new NoHttpResponseException("gone"));
  }

  static Stream<Throwable> ourEngines() {
    return Stream.of(new TimeoutException("kafka"), new QueryTimeoutException("sql"));
  }

  static Stream<Throwable> unreadable() {
    return Stream.of(
        new JsonParseException(null, "not JSON"),
        new RuntimeCamelException(new JsonParseException(null, "inside jq")),
        new NumberFormatException("x"));
  }

  @ParameterizedTest
  @MethodSource("neverSent")
  void whatNeverLeftMayAlwaysBeRepeated(Throwable thrown) {
    assertThat(classifier.classify(thrown, false).kind()).isEqualTo(Kind.UNREACHABLE);
  }

  @ParameterizedTest
  @MethodSource("perhapsDone")
  void whatPerhapsWasDoneIsRepeatedOnlyIfItMayBe(Throwable thrown) {
    assertThat(classifier.classify(thrown, true).kind()).isEqualTo(Kind.UNREACHABLE);
    assertThat(classifier.classify(thrown, false).kind()).isEqualTo(Kind.UNCERTAIN);
  }

  @ParameterizedTest
  @MethodSource("ourEngines")
  void ourEnginesComeBack(Throwable thrown) {
    assertThat(classifier.classify(thrown, false).kind()).isEqualTo(Kind.UNREACHABLE);
  }

  @ParameterizedTest
  @MethodSource("unreadable")
  void whatCannotBeReadIsMalformed(Throwable thrown) {
    assertThat(classifier.classify(thrown, true).kind()).isEqualTo(Kind.MALFORMED);
  }

  @Test
  void aFailureKeepsItsFateHoweverDeepItIs() {
    Failure refused = Failure.of(Kind.REFUSED, "connector.refused", "no");
    exchange.setException(new CamelExecutionException("outer", exchange, refused));
    assertThat(classifier.classify(exchange)).isSameAs(refused);
  }

  @Test
  void theExchangeSaysWhetherItMayBeRepeated() {
    exchange.setProperty("repeatable", "true");
    exchange.setProperty(Exchange.EXCEPTION_CAUGHT, new IOException("reset"));
    assertThat(classifier.classify(exchange).kind()).isEqualTo(Kind.UNREACHABLE);
  }

  @Test
  void anUnknownExceptionIsParkedWithoutItsMessage() {
    Failure failure = classifier.classify(new IllegalStateException("+61491570156"), true);
    assertThat(failure.code()).isEqualTo("connector.unexpected");
    assertThat(failure)
        .hasMessageContaining("IllegalStateException")
        .message()
        .doesNotContain("61");
  }
}
