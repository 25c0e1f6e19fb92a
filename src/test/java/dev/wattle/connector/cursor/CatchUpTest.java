package dev.wattle.connector.cursor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.kagkarlsson.scheduler.Scheduler;
import dev.wattle.failure.Failure;
import dev.wattle.testing.SettableClock;
import dev.wattle.testing.TestPostgres;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.kamelet.KameletComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Turns of a flow on the real database, from a vendor that does not hold still. */
class CatchUpTest {

  private static final String FLOW = "crm-a-contacts-caught-up";
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Cursor.Key CONTACTS = new Cursor.Key("crm-a", "default", "contacts");

  private final SettableClock clock = new SettableClock(NOON);
  private final List<String> stored = new CopyOnWriteArrayList<>();
  private ChangingVendor vendor = new ChangingVendor(NOON, new Random(1));
  private CursorRows rows;
  private Turns turns;
  private Scheduler scheduler;
  private DefaultCamelContext camel;

  @BeforeEach
  void start() throws Exception {
    DataSource database = TestPostgres.empty();
    rows = new CursorRows(new JdbcTemplate(database));
    turns = new Turns(rows, clock);
    scheduler =
        Scheduler.create(database, new TurnConfiguration().turn(turns))
            .pollingInterval(Duration.ofMillis(100))
            .clock(clock::instant)
            .build();
    camel = node(turns);
  }

  @AfterEach
  void stop() {
    scheduler.stop();
    camel.stop();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void whatIsChangedWhileItIsReadIsNeitherMissedNorReadForEver(long seed) {
    vendor = new ChangingVendor(NOON, new Random(seed));
    turns.turn(FLOW);
    vendor.change(200);
    vendor.busy(2);
    turns.turn(FLOW);
    vendor.busy(0);
    turns.turn(FLOW);
    assertThat(stored).containsAll(vendor.states());
    assertThat(vendor.questions).hasSizeLessThan(200);
    assertThat(cursor().turnedAt()).isEqualTo(NOON);
  }

  @Test
  void theFirstTurnOfAllOnlyMarksThePlace() {
    vendor.change(5);
    assertThat(turns.turn(FLOW)).isEqualTo(NOON.plusSeconds(600));
    assertThat(vendor.questions).isEmpty();
    assertThat(cursor().reached()).isEqualTo(NOON);
  }

  @Test
  void aTurnThatFailsLeavesTheCursorAtTheLastPageThatIsStoredAndComesAgainSoon() {
    turns.turn(FLOW);
    vendor.change(60);
    vendor.failNext(1);
    assertThat(turns.turn(FLOW)).isEqualTo(NOON.plusSeconds(60));
    assertThat(cursor().failure()).isEqualTo("connector.unreachable");
    assertThat(cursor().reached()).isEqualTo(NOON);
    turns.turn(FLOW);
    assertThat(stored).containsAll(vendor.states());
    assertThat(cursor().failure()).isNull();
    assertThat(cursor().reached()).isAfter(NOON);
  }

  @Test
  void aTurnThatSomebodyElseOvertookMovesNothing() {
    turns.turn(FLOW);
    Cursor before = cursor();
    assertThat(rows.move(before, FLOW, NOON.plusSeconds(9), null, NOON)).isTrue();
    assertThat(rows.move(before, FLOW, NOON.plusSeconds(5), null, NOON)).isFalse();
    assertThat(cursor().reached()).isEqualTo(NOON.plusSeconds(9));
  }

  @Test
  void twoNodesDoOneTurnAPeriodBetweenThem() throws Exception {
    Turns others = new Turns(rows, clock);
    Scheduler second =
        Scheduler.create(TestPostgres.dataSource(), new TurnConfiguration().turn(others))
            .pollingInterval(Duration.ofMillis(100))
            .clock(clock::instant)
            .schedulerName(() -> "second")
            .build();
    DefaultCamelContext other = node(others);
    try {
      scheduler.start();
      second.start();
      await().until(() -> rows.find(CONTACTS).isPresent());
      for (int turn = 1; turn <= 3; turn++) {
        vendor.change(1);
        clock.set(clock.instant().plusSeconds(601));
        int expected = turn;
        await().until(() -> vendor.questions.size() >= expected && due().isAfter(clock.instant()));
      }
      assertThat(vendor.questions).hasSize(3);
    } finally {
      second.stop();
      other.stop();
    }
  }

  private Instant due() {
    return scheduler
        .getScheduledExecution(TurnSchedule.TURN.instanceId(FLOW))
        .orElseThrow()
        .getExecutionTime();
  }

  private Cursor cursor() {
    return rows.find(CONTACTS).orElseThrow();
  }

  private DefaultCamelContext node(Turns itsTurns) throws Exception {
    ObjectMapper json = new ObjectMapper();
    DefaultCamelContext node = new DefaultCamelContext();
    node.getRegistry().bind("cursorSteps", new CursorSteps(rows, json, clock));
    node.getRegistry().bind("turnSchedule", new TurnSchedule(scheduler, itsTurns, clock));
    node.getComponent("kamelet", KameletComponent.class)
        .setLocation("file:src/main/resources/kamelets");
    node.addRoutes(flow());
    node.start();
    return node;
  }

  private RouteBuilder flow() {
    return new RouteBuilder() {
      @Override
      public void configure() {
        onException(Failure.class)
            .process(e -> e.setProperty("failure", e.getProperty("CamelExceptionCaught")))
            .handled(true);
        from("kamelet:catch-up-source?flow=" + FLOW + "&period=10m")
            .routeId(FLOW)
            .to("kamelet:cursor-read-action?vendor=crm-a&object=contacts&overlap=3s")
            .loopDoWhile(simple("${exchangeProperty.cursorMore} == 'true'"))
            .process(
                e -> e.setVariable("changes", vendor.read(e.getMessage().getBody(JsonNode.class))))
            .process(e -> store(e.getVariable("changes", JsonNode.class)))
            .toV("kamelet:cursor-keep-action", "changes", null)
            .end();
      }
    };
  }

  private void store(JsonNode changes) {
    changes.path("items").forEach(item -> stored.add(item.path("state").asText()));
  }
}
