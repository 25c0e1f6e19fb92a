package dev.wattle.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wattle.consent.ConsentFixture;
import dev.wattle.consent.ConsentLedger;
import dev.wattle.event.Event;
import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import dev.wattle.testing.SettableClock;
import dev.wattle.testing.ShippedSettings;
import dev.wattle.testing.TestPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
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
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The real route and the real rooms on a free port; only the bus is a list. */
final class ApiRig implements AutoCloseable {

  static final Instant NOW = Instant.parse("2026-11-22T01:00:00Z");
  static final ObjectMapper JSON = new ObjectMapper();

  private static final List<String> ROUTES =
      List.of(
          "src/test/resources/api/failures.camel.yaml",
          "src/test/resources/api/neighbour.camel.yaml",
          "routes/system/api.camel.yaml");
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  final SettableClock clock = new SettableClock(NOW);
  final List<Event> published = new CopyOnWriteArrayList<>();
  final AnnotationConfigApplicationContext beans = new AnnotationConfigApplicationContext();
  final CamelContext camel;
  final int port;
  volatile boolean busIsThere = true;

  ApiRig() throws Exception {
    register(TestPostgres.empty());
    port = freePort();
    camel =
        new DefaultCamelContext(new DefaultRegistry(new ApplicationContextBeanRepository(beans)));
    camel.getPropertiesComponent().addInitialProperty("wattle.public-port", String.valueOf(port));
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
    beans.registerBean(ConsentLedger.class, () -> ConsentFixture.ledger(database, clock));
    beans.registerBean(ApiSettings.class, ApiRig::settings);
    beans.registerBean("bus", EventSink.class, () -> this::publish);
    ClassPathBeanDefinitionScanner rooms = new ClassPathBeanDefinitionScanner(beans);
    // What no door asks for, such as what needs Hazelcast, is never made.
    rooms.getBeanDefinitionDefaults().setLazyInit(true);
    rooms.addExcludeFilter(new AssignableTypeFilter(ApiConfiguration.class));
    rooms.scan("dev.wattle.api", "dev.wattle.contact");
    beans.refresh();
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

  private CompletableFuture<Void> publish(List<Event> events) {
    if (!busIsThere) {
      return CompletableFuture.failedFuture(
          Failure.of(Kind.UNREACHABLE, "bus.unreachable", "nothing was accepted."));
    }
    published.addAll(events);
    return CompletableFuture.completedFuture(null);
  }

  Reply post(String path, String type, String body) {
    return send(request(path).header("Content-Type", type).POST(BodyPublishers.ofString(body)));
  }

  Reply post(String path, String body) {
    return post(path, "application/json", body);
  }

  Reply get(String path) {
    return send(request(path).GET());
  }

  HttpRequest.Builder request(String path) {
    return anonymous(path).header("Authorization", "Bearer sandbox-api-key");
  }

  HttpRequest.Builder anonymous(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .timeout(Duration.ofSeconds(20));
  }

  Reply send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString());
      return new Reply(answer.statusCode(), answer.headers().map(), answer.body());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
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

  /** What came back. */
  record Reply(int status, Map<String, List<String>> headers, String text) {

    JsonNode json() {
      try {
        return JSON.readTree(text);
      } catch (IOException e) {
        throw new IllegalStateException("no JSON: " + text, e);
      }
    }

    String header(String name) {
      return String.join(",", headers.getOrDefault(name.toLowerCase(), List.of()));
    }
  }
}
