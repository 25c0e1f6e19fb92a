package dev.wattle.path.crm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.testing.Outside;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** Two accounts of one simulated CRM, as a colleague sees them on the screen. */
record CrmAccounts(Outside outside) {

  static final List<String> ACCOUNTS = List.of("hubspot", "hubspot-nz");

  /** As an integrator adds it: copies of the flows, with settings and an account of their own. */
  static void addTheSecond(CamelContext camel) throws Exception {
    for (String flow :
        List.of(
            "contact-changed-to-hubspot-nz",
            "hubspot-nz-contact-changed-received",
            "hubspot-nz-contact-changed-to-event")) {
      if (camel.getRoute(flow) == null) {
        Resource copy =
            ResourceHelper.resolveResource(
                camel, "classpath:second-account/" + flow + ".camel.yaml");
        PluginHelper.getRoutesLoader(camel).loadRoutes(copy);
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
