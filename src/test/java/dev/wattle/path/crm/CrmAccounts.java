package dev.wattle.path.crm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.AccountFlows;
import dev.wattle.testing.Outside;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.springframework.mock.env.MockEnvironment;

/** Two accounts of one simulated CRM, as a colleague sees them on the screen. */
record CrmAccounts(Outside outside) {

  static final List<String> ACCOUNTS = List.of("hubspot", "hubspot-nz");

  private static final List<String> FLOWS =
      List.of(
          "contact-changed-to-hubspot",
          "contacts-to-hubspot",
          "hubspot-contact-changed-received",
          "hubspot-contact-changed-to-event");

  /** As {@code wattle.accounts.hubspot: [nz]} does at a start, while the product runs. */
  static void addTheSecond(CamelContext camel) throws Exception {
    Map<String, String> flows = new TreeMap<>();
    for (String flow : FLOWS) {
      Path file = Path.of("routes", "flows", flow + ".camel.yaml");
      flows.put(flow, Files.readString(file));
    }
    MockEnvironment settings =
        new MockEnvironment().withProperty("wattle.accounts.hubspot[0]", "nz");
    for (var copy : AccountFlows.of(settings, Path.of("")).copies(flows).entrySet()) {
      if (camel.getRoute(copy.getKey()) == null) {
        PluginHelper.getRoutesLoader(camel)
            .loadRoutes(ResourceHelper.fromString(copy.getKey() + ".camel.yaml", copy.getValue()));
      }
    }
  }

  /** How often, and in which order, the accounts tell of each change. */
  void deliver(String manner) {
    ACCOUNTS.forEach(
        account -> outside.admin("PUT", "/sandbox/crm/" + account + "/webhooks", manner));
  }

  void edit(String account, String who, String properties) {
    String path =
        "/sandbox/crm/" + account + "/contacts/" + record(account, who).path("id").asText();
    assertThat(outside.admin("PATCH", path, properties).statusCode()).isEqualTo(200);
  }

  /** Webhooks that are not taken yet. */
  long underWay(String account) {
    return outside
        .tree(outside.admin("GET", "/sandbox/crm/" + account, "").body())
        .path("webhooksUnderWay")
        .asLong();
  }

  JsonNode record(String account, String who) {
    String path = "/sandbox/crm/" + account + "/contacts/whatsapp_id/" + who;
    return outside.tree(outside.admin("GET", path, "").body());
  }

  String value(String account, String who, String property) {
    return record(account, who).at("/properties/" + property).asText();
  }

  String name(String account, String who) {
    return value(account, who, "firstname");
  }

  Stream<Long> records(String who) {
    return ACCOUNTS.stream()
        .map(account -> record(account, who).path("id").asText())
        .map(id -> id.isEmpty() ? 0L : 1L);
  }

  long calls(String who) {
    return ACCOUNTS.stream()
        .flatMap(outside::requests)
        .filter(request -> request.path("path").asText().contains("contacts/batch/upsert"))
        .filter(request -> request.path("body").toString().contains(who))
        .count();
  }

  long allCalls() {
    return ACCOUNTS.stream().flatMap(outside::requests).count();
  }
}
