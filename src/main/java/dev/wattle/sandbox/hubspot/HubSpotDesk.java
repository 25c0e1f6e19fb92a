package dev.wattle.sandbox.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wattle.sandbox.hubspot.HubSpotWebhooks.Manner;
import dev.wattle.sandbox.hubspot.wire.HubSpotError;
import java.util.Map;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a colleague does on HubSpot's screen, and how HubSpot tells of it; for scripts. */
@RestController
@Profile("sandbox")
@RequestMapping("/sandbox/crm/{account}")
class HubSpotDesk {

  private final Map<String, HubSpotSimulator> simulators;
  private final Map<String, HubSpotWebhooks> webhooks;

  HubSpotDesk(Map<String, HubSpotSimulator> simulators, Map<String, HubSpotWebhooks> webhooks) {
    this.simulators = simulators;
    this.webhooks = webhooks;
  }

  /** How many contacts there are, and how many webhooks are on their way. */
  @GetMapping
  ObjectNode show(@PathVariable String account) {
    ObjectNode shown = JsonNodeFactory.instance.objectNode();
    shown.put("contacts", simulator(account).contacts());
    return shown.put("webhooksUnderWay", hooks(account).open());
  }

  /** The contact whose property has that value, for example {@code whatsapp_id/61491570156}. */
  @GetMapping("/contacts/{property}/{value}")
  JsonNode find(
      @PathVariable String account, @PathVariable String property, @PathVariable String value) {
    return simulator(account).contact(property, value).orElseThrow(HubSpotError::notFound);
  }

  /** Body: properties and their new values. */
  @PatchMapping("/contacts/{id}")
  JsonNode edit(
      @PathVariable String account, @PathVariable String id, @RequestBody JsonNode properties) {
    return simulator(account).edit(id, properties);
  }

  /** {@code privacy}: for good, for the sake of privacy. */
  @DeleteMapping("/contacts/{id}")
  void delete(
      @PathVariable String account,
      @PathVariable String id,
      @RequestParam(defaultValue = "false") boolean privacy) {
    simulator(account).delete(id);
    hooks(account).gone(privacy ? "contact.privacyDeletion" : "contact.deletion", id);
  }

  /** Both contacts become a new one. */
  @PostMapping("/contacts/{id}/merge/{other}")
  ObjectNode merge(
      @PathVariable String account, @PathVariable String id, @PathVariable String other) {
    String stays = simulator(account).merge(id, other);
    hooks(account).merged(id, other, stays);
    return JsonNodeFactory.instance.objectNode().put("id", stays);
  }

  /** A colleague moves a deal or a ticket; body: properties and their new values. */
  @PatchMapping("/{type:deals|tickets}/{id}")
  JsonNode move(
      @PathVariable String account,
      @PathVariable String type,
      @PathVariable String id,
      @RequestBody JsonNode properties) {
    return simulator(account).edit(type, id, properties);
  }

  /** Body: {@code {"times":3,"shuffled":true}}. */
  @PutMapping("/webhooks")
  Manner manner(@PathVariable String account, @RequestBody Manner manner) {
    hooks(account).deliver(manner);
    return manner;
  }

  @ExceptionHandler
  ResponseEntity<JsonNode> problem(HubSpotError error) {
    return ResponseEntity.status(HttpStatus.valueOf(error.status())).body(error.body());
  }

  private HubSpotSimulator simulator(String account) {
    return simulators.values().stream()
        .filter(one -> one.vendor().equals(account))
        .findFirst()
        .orElseThrow(HubSpotError::notFound);
  }

  private HubSpotWebhooks hooks(String account) {
    return webhooks.values().stream()
        .filter(one -> one.account().equals(account))
        .findFirst()
        .orElseThrow(HubSpotError::notFound);
  }
}
