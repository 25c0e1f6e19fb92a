package dev.wattle.path.same;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.sandbox.hubspot.HubSpotSimulator;
import dev.wattle.testing.Outside;
import java.util.List;
import java.util.stream.Stream;

/** A CRM and a helpdesk, and what they have of a person with any of these addresses. */
record BothVendors(Outside outside, HubSpotSimulator hubspot) {

  /** How often, and in which order, the CRM tells of each change. */
  void deliver(String manner) {
    outside.admin("PUT", "/sandbox/crm/hubspot/webhooks", manner);
  }

  /** Webhooks of the CRM that are not taken yet. */
  int underWay() {
    JsonNode crm = outside.tree(outside.admin("GET", "/sandbox/crm/hubspot", "").body());
    return crm.path("webhooksUnderWay").asInt();
  }

  /** Ids of the CRM's contacts. */
  List<String> records(List<String> addresses) {
    return hubspot.all("contacts").stream()
        .filter(one -> addresses.stream().anyMatch(one.toString()::contains))
        .map(one -> one.path("id").asText())
        .toList();
  }

  /** Messages on the timelines of all of them. */
  int communications(List<String> addresses) {
    return records(addresses).stream().mapToInt(id -> hubspot.communications(id).size()).sum();
  }

  /** Tickets that were opened with these words. */
  long tickets(String words) {
    return zendesk("/api/v2/tickets").filter(call -> call.contains(words)).count();
  }

  /** Under which ids the helpdesk was told of the person. */
  List<String> zendeskIds(List<String> addresses) {
    return zendesk("/users/create_or_update")
        .map(call -> outside.tree(call).path("user").toString())
        .filter(user -> addresses.stream().anyMatch(user.replace("wa:", "")::contains))
        .map(user -> outside.tree(user).path("external_id").asText())
        .distinct()
        .toList();
  }

  /** Bodies of what was posted there. */
  private Stream<String> zendesk(String path) {
    return outside
        .requests("zendesk")
        .filter(call -> "POST".equals(call.path("method").asText()))
        .filter(call -> call.path("path").asText().replaceAll("[?].*|[.]json$", "").endsWith(path))
        .map(call -> call.path("body").toString());
  }
}
