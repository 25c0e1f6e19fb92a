package dev.wattle.inbound.limit;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.core.HazelcastInstance;
import com.sun.net.httpserver.HttpServer;
import dev.wattle.connector.account.Accounts;
import dev.wattle.failure.Failure;
import dev.wattle.testing.SettableClock;
import dev.wattle.testing.TestHazelcast;
import dev.wattle.throttling.Throttler;
import dev.wattle.throttling.ThrottlingSettings;
import dev.wattle.throttling.ThrottlingSettings.Answers;
import dev.wattle.throttling.ThrottlingSettings.Limit;
import dev.wattle.throttling.vendor.VendorLimits;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.FluentProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CallTurnstileTest {

  private static final Duration WAIT = Duration.ofMillis(20);

  private final HazelcastInstance hazelcast = TestHazelcast.member();
  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T12:00:00Z"));
  private final AtomicInteger calls = new AtomicInteger();
  private final AtomicInteger underWay = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();
  private final CamelContext camel = new DefaultCamelContext();
  private final ThrottlingSettings settings =
      ThrottlingSettings.of(
          WAIT,
          Map.of(
              "crm-account",
              new Limit(5, 1, Duration.ofMinutes(1), Map.of(), List.of(), 0, answers("X-Left")),
              "crm-turns",
              new Limit(
                  1000, 1, Duration.ofMinutes(1), Map.of(), List.of(), 2, answers("X-None"))));
  private HttpServer vendor;
  private ExecutorService threads;

  private static Answers answers(String remaining) {
    return new Answers(remaining, "", "", "", "");
  }

  @BeforeEach
  void start() throws Exception {
    hazelcast.getMap("throttling-buckets").clear();
    hazelcast.getMap("throttling-windows").clear();
    threads = Executors.newCachedThreadPool();
    vendor = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    vendor.setExecutor(threads);
    vendor.createContext("/", this::answer);
    vendor.start();
    Throttler throttler = new Throttler(settings, hazelcast, clock);
    VendorLimits limits =
        new VendorLimits(settings, throttler, hazelcast, clock, new SimpleMeterRegistry());
    CallTurnstile turnstile = new CallTurnstile(new CallLimits(throttler, limits, new Accounts()));
    camel.getCamelContextExtension().addInterceptStrategy(turnstile);
    String url = "http://127.0.0.1:" + vendor.getAddress().getPort();
    camel.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            errorHandler(noErrorHandler());
            from("direct:two").to(url + "/one").toD(url + "/two");
          }
        });
    camel.start();
  }

  private void answer(com.sun.net.httpserver.HttpExchange exchange) throws java.io.IOException {
    most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
    int left = 3 - calls.incrementAndGet();
    exchange.getResponseHeaders().set("X-Left", String.valueOf(left));
    underWay.decrementAndGet();
    exchange.sendResponseHeaders(204, -1);
    exchange.close();
  }

  @AfterEach
  void stop() {
    camel.stop();
    vendor.stop(0);
    threads.shutdownNow();
  }

  @Test
  void everyCallTakesATokenTheFirstTheOneThatWasTakenBefore() {
    assertThat(flow("crm-account", true).getException()).isNull();
    assertThat(calls).hasValue(2);

    Exchange third = flow("crm-account", true);

    assertThat(third.getException(Failure.class)).hasMessageContaining("crm-account");
    assertThat(calls).as("the vendor said: one is left after the second").hasValue(3);
  }

  @Test
  void aFlowWithoutALimitCallsAsItLikes() {
    IntStream.range(0, 10).forEach(i -> assertThat(flow("", false).getException()).isNull());
    assertThat(calls).hasValue(20);
  }

  @Test
  void noMoreCallsAreUnderWayThanAllowed() throws Exception {
    var flows =
        IntStream.range(0, 20)
            .mapToObj(i -> threads.submit(() -> flow("crm-turns", false)))
            .toList();
    for (var flow : flows) {
      flow.get();
    }
    assertThat(most.get()).isLessThanOrEqualTo(2);
    assertThat(calls.get()).isPositive();
  }

  private Exchange flow(String limit, boolean paid) {
    FluentProducerTemplate flow = camel.createFluentProducerTemplate();
    return flow.withProcessor(
            exchange -> {
              if (!limit.isEmpty()) {
                exchange.setProperty("callLimit", limit);
              }
              if (paid) {
                exchange.setProperty("callPaid", "true");
              }
            })
        .to("direct:two")
        .send();
  }
}
