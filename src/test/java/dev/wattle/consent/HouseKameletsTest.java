package dev.wattle.consent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wattle.event.ContactId;
import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import dev.wattle.testing.SettableClock;
import dev.wattle.testing.ShippedSettings;
import dev.wattle.testing.TestHazelcast;
import dev.wattle.testing.TestPostgres;
import dev.wattle.throttling.Throttler;
import dev.wattle.throttling.ThrottlingSettings;
import java.time.Instant;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HouseKameletsTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final ContactId KERRY = new ContactId(UUID.randomUUID());

  private final SettableClock clock = new SettableClock(NOON);
  private final ConsentLedger ledger = ConsentFixture.ledger(TestPostgres.empty(), clock);
  private final DefaultCamelContext camel = new DefaultCamelContext();

  @BeforeEach
  void start() throws Exception {
    TestHazelcast.member().getMap("throttling-buckets").clear();
    ThrottlingSettings limits =
        ShippedSettings.bind("wattle.throttling", ThrottlingSettings.class, "limits.yaml");
    camel.getRegistry().bind("consentFilter", new ConsentFilter(ledger));
    camel.getRegistry().bind("throttler", new Throttler(limits, TestHazelcast.member(), clock));
    camel.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("direct:consent")
                .to("kamelet:consent-filter-action?purpose=utility")
                .to("mock:passed");
            from("direct:throttle")
                .to("kamelet:throttle-action?limit=whatsapp-pair&key=kerry")
                .to("mock:throttled");
          }
        });
    camel.start();
  }

  @AfterEach
  void stop() {
    camel.stop();
  }

  @Test
  void aFlowGoesOnForPeopleWhoMayBeWrittenTo() throws Exception {
    MockEndpoint passed = camel.getEndpoint("mock:passed", MockEndpoint.class);
    passed.expectedMessageCount(1);
    camel.createProducerTemplate().sendBody("direct:consent", eventAbout(KERRY));
    passed.assertIsSatisfied();
  }

  @Test
  void aFlowEndsForPeopleWhoOptedOut() throws Exception {
    ConsentFixture.notes(ledger).noteInbound(KERRY, "wamid.1", "STOP", NOON);
    MockEndpoint passed = camel.getEndpoint("mock:passed", MockEndpoint.class);
    passed.expectedMessageCount(0);
    camel.createProducerTemplate().sendBody("direct:consent", eventAbout(KERRY));
    passed.assertIsSatisfied();
  }

  @Test
  void anEventWithoutTokenFailsWithThePause() {
    for (int i = 0; i < 45; i++) {
      camel.createProducerTemplate().sendBody("direct:throttle", eventAbout(KERRY));
    }
    Exchange exchange =
        camel
            .createProducerTemplate()
            .send("direct:throttle", sent -> sent.getMessage().setBody(eventAbout(KERRY)));
    assertThat(exchange.getException(Failure.class).kind()).isEqualTo(Kind.THROTTLED);
  }

  private static JsonNode eventAbout(ContactId contact) {
    return new ObjectMapper().createObjectNode().put("id", "e1").put("subject", contact.toString());
  }
}
