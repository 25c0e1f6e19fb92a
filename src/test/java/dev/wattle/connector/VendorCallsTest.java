package dev.wattle.connector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wattle.connector.fixture.LightCamel;
import dev.wattle.connector.fixture.Vendor;
import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Predicate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Facts about Camel that our promises hang on; an upgrade must not change them unseen. */
class VendorCallsTest {

  private final Vendor vendor = new Vendor();
  private final CamelContext camel = LightCamel.create(Clock.systemUTC(), Map.of());

  @AfterEach
  void stop() {
    camel.stop();
    vendor.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 503, 302})
  void aPostLeavesOnceWhateverTheAnswer(int status) {
    vendor.replies(new Vendor.Reply(status, Map.of("Retry-After", "0", "Location", "/"), ""));
    camel.start();
    post(vendor.url() + "/things?httpMethod=POST&throwExceptionOnFailure=false");
    assertThat(vendor.requests()).hasSize(1);
  }

  @Test
  void aRetryRepeatsTheWholeKamelet() throws Exception {
    vendor.replies(new Vendor.Reply(429, Map.of(), ""));
    AtomicInteger failures = new AtomicInteger();
    camel.addRoutes(retries(exchange -> failures.incrementAndGet() < 3));
    camel.addRoutes(probe(vendor.url() + "?httpMethod=POST&throwExceptionOnFailure=false"));
    camel.start();
    Exchange exchange = post("direct:flow");
    assertThat(exchange.getException(Failure.class).kind()).isEqualTo(Kind.THROTTLED);
    assertThat(vendor.requests()).hasSize(3);
  }

  @Test
  void oneTokenServesManyCalls() {
    vendor.replies(new Vendor.Reply(200, Map.of(), "{\"access_token\":\"t1\",\"expires_in\":600}"));
    camel.start();
    String uri = uri("oauth-token-action") + "&tokenUrl=" + vendor.url();
    assertThat(post(uri).getMessage().getHeader("Authorization")).isEqualTo("Bearer t1");
    post(uri + "&format=form");
    post(uri);
    assertThat(vendor.requests()).hasSize(1);
    assertThat(vendor.requests().get(0).body())
        .isEqualTo("grant_type=client_credentials&client_id=me&client_secret=mine&scope=");
  }

  @Test
  void aClientThatIsRefusedIsMisconfigured() {
    vendor.replies(new Vendor.Reply(401, Map.of(), "{\"error\":\"invalid_client\"}"));
    camel.start();
    Exchange exchange = post(uri("oauth-token-action") + "&tokenUrl=" + vendor.url());
    assertThat(exchange.getException(Failure.class).kind()).isEqualTo(Kind.MISCONFIGURED);
  }

  private static RouteConfigurationBuilder retries(Predicate predicate) {
    return new RouteConfigurationBuilder() {
      @Override
      public void configuration() {
        routeConfiguration()
            .onException(Failure.class)
            .maximumRedeliveries(-1)
            .redeliveryDelay(1)
            .retryWhile(predicate);
      }
    };
  }

  private static RouteBuilder probe(String uri) {
    return new RouteBuilder() {
      @Override
      public void configure() {
        routeTemplate("probe-action")
            .from("kamelet:source")
            .removeHeaders("*")
            .to(uri)
            .process("vendorAnswer");
        from("direct:flow").to("kamelet:probe-action");
      }
    };
  }

  private static String uri(String kamelet) {
    return "kamelet:" + kamelet + "?clientId=me&clientSecret=RAW(mine)";
  }

  private Exchange post(String uri) {
    return camel
        .createProducerTemplate()
        .send(uri, exchange -> exchange.getMessage().setBody("{}"));
  }
}
