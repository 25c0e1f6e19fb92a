package dev.wattle.subscription.delivery;

import dev.wattle.connector.RetryAfter;
import dev.wattle.connector.fixture.LightCamel;
import dev.wattle.contact.cipher.AddressVault;
import dev.wattle.subscription.Signature;
import dev.wattle.subscription.Subscription;
import dev.wattle.subscription.SubscriptionSettings;
import dev.wattle.subscription.Subscriptions;
import dev.wattle.subscription.TargetGuard;
import dev.wattle.testing.SettableClock;
import dev.wattle.testing.TestPostgres;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One subscriber, a courier, and a clock that a test steps. */
abstract class CourierRig {

  static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  static final UUID ID = UUID.randomUUID();
  static final byte[] SECRET = Signature.newSecret();
  static final List<Duration> WAITS =
      List.of("PT0S", "PT5S", "PT5M", "PT30M", "PT2H", "PT5H", "PT10H", "PT10H").stream()
          .map(Duration::parse)
          .toList();

  final DataSource database = TestPostgres.empty();
  final SettableClock clock = new SettableClock(NOON);
  final Subscriptions subscriptions =
      new Subscriptions(JdbcClient.create(database), AddressVault.off());
  final Deliveries deliveries = new Deliveries(database);
  final List<String> offs = new ArrayList<>();
  final Receiver receiver = new Receiver();
  final Courier courier = courier(true);

  @BeforeEach
  void subscribes() {
    Subscription one =
        new Subscription(
            ID, "n", receiver.url(), List.of("commerce.*"), true, null, null, null, NOON);
    subscriptions.add(one, SECRET);
  }

  @AfterEach
  void stops() {
    receiver.close();
    courier.destroy();
  }

  Courier courier(boolean open) {
    SubscriptionSettings settings =
        new SubscriptionSettings(
            open, Duration.ofSeconds(5), WAITS, Duration.ofDays(5), Duration.ofHours(1), 4, 8);
    WebhookCall call =
        new WebhookCall(
            new TargetGuard(settings), settings, new RetryAfter(LightCamel.SETTINGS, clock));
    OffListener listener = (subscription, because) -> offs.add(because);
    return new Courier(
        subscriptions, deliveries, call, listener, settings, new SimpleMeterRegistry(), clock);
  }

  void arrive(String event, String lane) {
    Arrival one = new Arrival(ID, event, "commerce.order.paid", lane, body(event));
    deliveries.add(List.of(one), clock.instant());
  }

  static byte[] body(String event) {
    return ("{\"id\":\"" + event + "\"}").getBytes(StandardCharsets.UTF_8);
  }

  List<DeliveryView> page() {
    return deliveries.page(ID, null, 50, null);
  }

  List<String> states() {
    return page().stream().map(DeliveryView::state).toList();
  }
}
