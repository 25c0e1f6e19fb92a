package dev.wattle.sandbox.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.connector.feed.Feeds;
import dev.wattle.connector.feed.TestFeeds;
import dev.wattle.connector.fixture.LightCamel;
import dev.wattle.sandbox.SandboxDatabase;
import dev.wattle.sandbox.SandboxRig;
import dev.wattle.sandbox.salesforce.pubsub.PubSubPort;
import dev.wattle.testing.TestPostgres;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The source as it is shipped, against the simulated Pub/Sub API over gRPC. */
class SalesforceStreamTest {

  @TempDir Path folder;
  private final List<JsonNode> got = new CopyOnWriteArrayList<>();
  private volatile boolean broken;
  private SandboxRig rig;
  private PubSubPort port;
  private CamelContext camel;
  private Feeds feeds;
  private SalesforceSimulator simulator;

  @BeforeEach
  void start() throws Exception {
    SandboxDatabase.empty();
    TestPostgres.empty();
    SalesforceOrg org = new SalesforceOrg("client", "secret", 0);
    rig =
        new SandboxRig(
            folder,
            store -> {
              simulator = new SalesforceSimulator(org, store, SandboxRig.JSON, Clock.systemUTC());
              return simulator;
            });
    port = simulator.openPort();
    listen(Duration.ofMinutes(10));
  }

  @AfterEach
  void stop() {
    camel.stop();
    port.close();
    rig.close();
  }

  @Test
  void aChangeArrivesWithItsFieldsAndWhatWasEmptied() throws Exception {
    String id =
        contact("{\"LastName\":\"Hill\",\"FirstName\":\"Kerry\",\"Email\":\"k@example.com\"}");
    simulator.edit("Contact", id, SandboxRig.JSON.readTree("{\"Email\":null,\"Phone\":\"1\"}"));
    await().until(() -> got.size() == 2);
    assertThat(got.get(0).at("/ChangeEventHeader/changeType").asText()).isEqualTo("CREATE");
    assertThat(got.get(0).at("/Name/FirstName").asText()).isEqualTo("Kerry");
    assertThat(got.get(0).at("/ChangeEventHeader/recordIds/0").asText()).isEqualTo(id);
    assertThat(got.get(1).path("Phone").asText()).isEqualTo("1");
    assertThat(got.get(1).at("/ChangeEventHeader/nulledFields/0").asText()).startsWith("0x");
  }

  @Test
  void whatTheFlowDidNotTakeComesAgainAndNothingBehindItIsLost() throws Exception {
    first();
    broken = true;
    contact("{\"LastName\":\"Two\"}");
    contact("{\"LastName\":\"Three\"}");
    await().until(() -> feeds.reopened() > 0);
    broken = false;
    await().untilAsserted(() -> assertThat(names()).endsWith("Two", "Three"));
    assertThat(names()).containsExactly("One", "Two", "Three");
  }

  @Test
  void whatHappenedWhileNobodyListenedIsTold() throws Exception {
    first();
    camel.stop();
    contact("{\"LastName\":\"Two\"}");
    listen(Duration.ofMinutes(10));
    await().untilAsserted(() -> assertThat(names()).containsExactly("One", "Two"));
  }

  @Test
  void whatHappenedBeforeTheFirstEventAndDuringARestartIsTold() throws Exception {
    camel.stop();
    contact("{\"LastName\":\"One\"}");
    listen(Duration.ofMinutes(10));
    await().untilAsserted(() -> assertThat(names()).containsExactly("One"));
  }

  @Test
  void aPlaceThatSalesforceForgotIsReplacedByTheOldest() throws Exception {
    first();
    camel.stop();
    contact("{\"LastName\":\"Gone\"}");
    simulator.changes().expire();
    contact("{\"LastName\":\"Two\"}");
    listen(Duration.ofMinutes(10));
    await().untilAsserted(() -> assertThat(names()).containsExactly("One", "Two"));
    assertThat(feeds.lost()).isEqualTo(1);
  }

  @Test
  void aBrokenConnectionAndAnEndedSessionAreMended() throws Exception {
    first();
    simulator.endSession();
    port.fail("service.auth.error");
    contact("{\"LastName\":\"Two\"}");
    await().atMost(Duration.ofSeconds(20)).until(() -> got.size() == 2);
    port.fail("something.else");
    contact("{\"LastName\":\"Three\"}");
    await().atMost(Duration.ofSeconds(20)).until(() -> got.size() == 3);
    assertThat(names()).containsExactly("One", "Two", "Three");
  }

  @Test
  void aStreamThatEndedWithoutAWordIsOpenedAnew() throws Exception {
    camel.stop();
    listen(Duration.ofSeconds(1));
    first();
    port.end();
    contact("{\"LastName\":\"Two\"}");
    await().until(() -> got.size() == 2);
  }

  @Test
  void moreEventsThanAreAskedForAtOnceComeInOrder() throws Exception {
    for (int i = 0; i < 250; i++) {
      contact("{\"LastName\":\"N%d\"}".formatted(i));
    }
    await().until(() -> got.size() == 250);
    assertThat(names().get(249)).isEqualTo("N249");
    assertThat(names()).doesNotHaveDuplicates();
  }

  @Test
  void oneOfTwoNodesListensAndTheOtherGoesOnWhereItStopped() throws Exception {
    first();
    CamelContext older = camel;
    Feeds listening = feeds;
    listen(Duration.ofMinutes(10));
    await().during(Duration.ofSeconds(1)).until(() -> port.open() == 1 && feeds.open() == 0);
    assertThat(listening.open()).isEqualTo(1);
    older.stop();
    contact("{\"LastName\":\"Two\"}");
    await().untilAsserted(() -> assertThat(names()).containsExactly("One", "Two"));
    assertThat(feeds.open()).isEqualTo(1);
  }

  private void listen(Duration renew) throws Exception {
    camel = LightCamel.create(Clock.systemUTC(), Map.of());
    feeds = TestFeeds.into(camel, TestPostgres.dataSource(), Clock.systemUTC(), renew);
    String uri =
        "kamelet:salesforce-change-source?clientId=client&clientSecret=secret&plainText=true"
            + "&pubSubHost=127.0.0.1&pubSubPort=%d&loginUrl=RAW(%s)";
    String from = uri.formatted(port.port(), rig.url(""));
    camel.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from(from).process(exchange -> take(exchange.getMessage().getBody(String.class)));
          }
        });
    camel.start();
    await().until(() -> port.open() == 1);
  }

  private void take(String event) throws Exception {
    if (broken) {
      throw new IllegalStateException("Kafka is away");
    }
    got.add(SandboxRig.JSON.readTree(event));
  }

  private List<String> names() {
    return got.stream().map(event -> event.at("/Name/LastName").asText()).toList();
  }

  private void first() throws Exception {
    contact("{\"LastName\":\"One\"}");
    await().until(() -> got.size() == 1);
  }

  private String contact(String fields) throws Exception {
    return simulator.edit("Contact", null, SandboxRig.JSON.readTree(fields));
  }
}
