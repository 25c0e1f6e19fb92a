package dev.wattle.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.MapPropertySource;

/** Free ports and an empty data directory, before the engines start. */
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class FullStackEnvironment
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  /** As an integrator sets a second account of one vendor; its flows lie in the test resources. */
  private static final Map<String, String> SECOND_ACCOUNT =
      Map.of(
          "hubspot-nz.base-url", "${sandbox.base-url}/hubspot-nz",
          "hubspot-nz.access-token", "sandbox-hubspot-token-nz",
          "hubspot-nz-webhook.url", "http://127.0.0.1:${wattle.public-port}/webhooks/hubspot-nz",
          "hubspot-nz-webhook.client-secret", "sandbox-hubspot-client-secret-nz");

  /** Turns of flows that catch up come when a test says so; see ZendeskCatchUpTest. */
  private static final Map<String, String> CATCH_UP =
      Map.of(
          "zendesk-catch-up.period", "1h",
          "zendesk-ratings.period", "1h",
          "hubspot-catch-up.period", "1h",
          "wattle.throttling.limits.zendesk-export.capacity", "1000",
          "wattle.sandbox.zendesk.export-delay", "1s");

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    Map<String, Object> properties = new HashMap<>();
    properties.putAll(
        Map.of(
            "wattle.public-port", freePort(),
            "server.port", freePort(),
            "wattle.cluster.port", freePort(),
            "wattle.cluster.name", "test-" + freePort(),
            "wattle.data-dir", emptyDirectory().toString()));
    properties.putAll(SECOND_ACCOUNT);
    limits(properties);
    // Vendors that come back in a test are asked sooner.
    properties.put("wattle.connector.breaker.longest-probe", "3s");
    // How a number stands where no webhook tells is found by asking.
    properties.put("wattle.whatsapp.probe-interval", "3s");
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(new MapPropertySource("full-stack", properties));
  }

  private static void limits(Map<String, Object> properties) {
    // A test that switches a vendor on late gets all that other tests left behind.
    properties.put("wattle.throttling.limits.freshdesk-account.capacity", 1000);
    properties.put("wattle.throttling.limits.zoho-account.capacity", 1000);
    // Quick updates of a ticket, so that no test waits half a minute; the simulator takes 30.
    properties.put("wattle.throttling.limits.zendesk-ticket.capacity", 24);
    properties.put("wattle.throttling.limits.zendesk-ticket.refill", 2);
    // A limit that no flow but a test's keeps to.
    properties.put("wattle.throttling.limits.test-gather.capacity", 1);
    properties.put("wattle.throttling.limits.test-gather.refill", 1);
    properties.put("wattle.throttling.limits.test-gather.per", "1h");
    properties.putAll(CATCH_UP);
  }

  /** A port of the loopback address that nobody listens on. */
  public static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path emptyDirectory() {
    try {
      return Files.createTempDirectory(
          Files.createDirectories(Path.of("target", "full-stack")), "data");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
