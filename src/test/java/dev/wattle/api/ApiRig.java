package dev.wattle.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wattle.calendar.ShippedHolidays;
import dev.wattle.consent.ConsentFixture;
import dev.wattle.consent.ConsentLedger;
import dev.wattle.consent.RecordedConsent;
import dev.wattle.consent.brake.BrakeFixture;
import dev.wattle.consent.complaint.Complaints;
import dev.wattle.consent.complaint.WorkingDays;
import dev.wattle.consent.link.UnsubscribeLinks;
import dev.wattle.consent.talk.OptingOutSettings;
import dev.wattle.consent.wording.Wordings;
import dev.wattle.contact.cipher.AddressVault;
import dev.wattle.contact.place.PlaceSettings;
import dev.wattle.event.Event;
import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import dev.wattle.media.MediaSettings;
import dev.wattle.media.RigMedia;
import dev.wattle.media.scan.VirusScan;
import dev.wattle.media.store.MediaStore;
import dev.wattle.outbound.MessageJson;
import dev.wattle.outbound.OutboundBus;
import dev.wattle.privacy.PrivacySettings;
import dev.wattle.testing.SettableClock;
import dev.wattle.testing.ShippedSettings;
import dev.wattle.testing.TestPostgres;
import dev.wattle.whatsapp.BusinessNumber;
import dev.wattle.whatsapp.Secret;
import dev.wattle.whatsapp.WhatsAppSettings;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.Resource;
import org.apache.camel.spring.spi.ApplicationContextBeanRepository;
import org.apache.camel.support.DefaultRegistry;
import org.apache.camel.support.PluginHelper;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.core.type.filter.RegexPatternTypeFilter;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The real route and the real rooms on a free port; only the bus is a list. */
final class ApiRig extends ApiClient implements AutoCloseable {

  static final Instant NOW = Instant.parse("2026-11-22T01:00:00Z");

  private static final List<String> ROUTES =
      List.of(
          "src/test/resources/api/failures.camel.yaml",
          "src/test/resources/api/neighbour.camel.yaml",
          "routes/system/api.camel.yaml");

  final SettableClock clock = new SettableClock(NOW);
  final List<Event> published = new CopyOnWriteArrayList<>();
  final List<RecordedConsent> recorded = new CopyOnWriteArrayList<>();
  final List<byte[]> requested = new CopyOnWriteArrayList<>();
  final AnnotationConfigApplicationContext beans = new AnnotationConfigApplicationContext();
  final CamelContext camel;
  volatile boolean busIsThere = true;

  ApiRig() throws Exception {
    super(freePort());
    register(TestPostgres.empty());
    camel =
        new DefaultCamelContext(new DefaultRegistry(new ApplicationContextBeanRepository(beans)));
    camel.getPropertiesComponent().addInitialProperty("wattle.public-port", String.valueOf(port));
    camel.getPropertiesComponent().addInitialProperty("wattle.public-body-limit", "17825792");
    for (String file : ROUTES) {
      Resource route = PluginHelper.getResourceLoader(camel).resolveResource("file:" + file);
      PluginHelper.getRoutesLoader(camel).loadRoutes(route);
    }
    camel.start();
  }

  private void register(DataSource database) {
    beans.registerBean(ObjectMapper.class, () -> JSON);
    beans.registerBean(Clock.class, () -> clock);
    beans.registerBean(JdbcTemplate.class, () -> new JdbcTemplate(database));
    beans.registerBean(JdbcClient.class, () -> JdbcClient.create(database));
    TestPropertyValues.of("wattle.contact.default-region=AU").applyTo(beans);
    beans.registerBean(
        ConsentLedger.class, () -> ConsentFixture.ledger(database, clock, recorded::add));
    beans.registerBean(Wordings.class, ConsentFixture::wordings);
    beans.registerBean(OptingOutSettings.class, BrakeFixture::settings);
    beans.registerBean(UnsubscribeLinks.class);
    beans.registerBean(Complaints.class);
    beans.registerBean(ApiSettings.class, ApiRig::settings);
    beans.registerBean(MediaSettings.class, () -> RigMedia.SETTINGS);
    beans.registerBean(MediaStore.class, RigMedia::store);
    beans.registerBean(VirusScan.class, () -> RigMedia::finding);
    beans.registerBean("bus", EventSink.class, () -> this::publish);
    scanRooms();
    beans.registerBean(PrivacySettings.class, () -> new PrivacySettings(ZoneOffset.UTC, false));
    beans.registerBean(PlaceSettings.class, ApiRig::places);
    beans.registerBean(WhatsAppSettings.class, ApiRig::whatsApp);
    beans.registerBean(
        OutboundBus.class, () -> new OutboundBus(this::request, new MessageJson(JSON)));
    beans.refresh();
  }

  private void scanRooms() {
    beans.registerBean(WorkingDays.class, () -> ShippedHolidays.holidays()::workingDaysAfter);
    beans.registerBean(AddressVault.class, AddressVault::off);
    ClassPathBeanDefinitionScanner rooms = new ClassPathBeanDefinitionScanner(beans);
    // What no door asks for, such as what needs Hazelcast, is never made.
    rooms.getBeanDefinitionDefaults().setLazyInit(true);
    rooms.addExcludeFilter(
        new RegexPatternTypeFilter(
            Pattern.compile(
                ".*(Configuration|OutboundBus|AddressVault|Test(\\$.*)?|\\.(send|gate)\\..*)")));
    rooms.scan(
        "dev.wattle.api",
        "dev.wattle.audit",
        "dev.wattle.privacy",
        "dev.wattle.contact",
        "dev.wattle.media",
        "dev.wattle.outbound",
        "dev.wattle.whatsapp.message");
  }

  private static PlaceSettings places() {
    return new PlaceSettings("AU-NSW", Map.of("AU-NSW", ZoneOffset.ofHours(11)));
  }

  private static ApiSettings settings() {
    ApiSettings shipped =
        ShippedSettings.bind(
            "wattle.api", ApiSettings.class, "application-sandbox.yaml", "application.yaml");
    ApiSettings.Key blind = new ApiSettings.Key("blind", sha256OfBlind(), List.of());
    return new ApiSettings(
        List.of(shipped.keys().get(0), blind), shipped.maxBody(), shipped.maxBatch());
  }

  /** SHA-256 of {@code a-key-without-scopes}. */
  private static String sha256OfBlind() {
    return "d9ddefee2e3d4237b2dbbf4a3dd47bd795b158cf76fb344dc6572250a69b21cd";
  }

  private static WhatsAppSettings whatsApp() {
    Secret any = new Secret("any");
    BusinessNumber number = new BusinessNumber("100000000000001", "200000000000001", "61491570110");
    return new WhatsAppSettings(
        URI.create("http://127.0.0.1:1"),
        "v26.0",
        any,
        List.of(any),
        any,
        List.of(number),
        Duration.ofSeconds(1),
        Duration.ofSeconds(1),
        1,
        false);
  }

  private CompletableFuture<Void> publish(List<Event> events) {
    return onTheBus(() -> published.addAll(events));
  }

  private CompletableFuture<Void> request(
      String topic, String key, byte[] value, Map<String, String> headers) {
    return onTheBus(() -> requested.add(value));
  }

  private CompletableFuture<Void> onTheBus(Runnable publish) {
    if (!busIsThere) {
      return CompletableFuture.failedFuture(
          Failure.of(Kind.UNREACHABLE, "bus.unreachable", "nothing was accepted."));
    }
    publish.run();
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void close() {
    camel.stop();
    beans.close();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
