package dev.wattle.sandbox.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wattle.sandbox.hubspot.wire.HubSpotError;
import dev.wattle.sandbox.store.ObjectStore;
import dev.wattle.sandbox.store.Shelf;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Which properties the objects have, and which values they take. */
final class Properties {

  private static final Map<String, String> STANDARD =
      Map.of(
          "contacts",
              "email firstname lastname phone mobilephone company city state zip country address"
                  + " website jobtitle lifecyclestage hs_lead_status hubspot_owner_id"
                  + " hs_whatsapp_phone_number hs_language",
          "communications",
              "hs_communication_channel_type hs_communication_logged_from hs_communication_body"
                  + " hs_timestamp hubspot_owner_id hs_attachment_ids",
          "notes", "hs_note_body hs_timestamp hubspot_owner_id hs_attachment_ids",
          "deals", "dealname pipeline dealstage amount closedate hubspot_owner_id",
          "tickets",
              "subject content hs_pipeline hs_pipeline_stage hs_ticket_priority hubspot_owner_id",
          "leads", "hs_lead_name hs_pipeline hs_pipeline_stage hs_lead_type hs_lead_label");

  /** What the README of the connector tells an operator to create once. */
  private static final List<String> SET_UP =
      List.of("whatsapp_id", "whatsapp_opt_in", "whatsapp_conversation_id");

  private static final Map<String, Set<String>> OPTIONS =
      Map.of(
          "hs_communication_channel_type", Set.of("WHATS_APP", "LINKEDIN_MESSAGE", "SMS"),
          "hs_communication_logged_from", Set.of("CRM"));

  private final Shelf shelf;

  /**
   * @param account whose properties
   */
  Properties(ObjectStore store, String account) {
    this.shelf = new Shelf(store, account, "property");
    STANDARD.forEach(
        (type, names) -> List.of(names.split(" ")).forEach(name -> seed(type, name, false)));
    SET_UP.forEach(name -> seed("contacts", name, "whatsapp_id".equals(name)));
    seed("deals", "whatsapp_conversation_id", true);
    seed("tickets", "whatsapp_conversation_id", true);
    seed("leads", "whatsapp_conversation_id", true);
  }

  boolean isType(String type) {
    return STANDARD.containsKey(type);
  }

  /** Whether it names one object of its type. */
  boolean isUnique(String type, String name) {
    return "contacts".equals(type) && "email".equals(name)
        || shelf
            .get(type + "/" + name)
            .filter(p -> p.path("hasUniqueValue").asBoolean())
            .isPresent();
  }

  /**
   * @throws HubSpotError 400 for an unknown property or a value that it does not take
   */
  void check(String type, JsonNode properties) {
    if (!properties.isObject()) {
      throw HubSpotError.validation("Invalid input JSON: properties must be an object");
    }
    properties.properties().forEach(field -> check(type, field.getKey(), field.getValue()));
  }

  ObjectNode create(String type, JsonNode body) {
    for (String field : List.of("name", "label", "type", "fieldType", "groupName")) {
      if (body.path(field).asText().isEmpty()) {
        throw HubSpotError.validation(
            "Invalid input JSON: required field " + field + " is missing");
      }
    }
    String key = type + "/" + body.path("name").asText();
    if (shelf.get(key).isPresent()) {
      throw HubSpotError.of(409, "OBJECT_ALREADY_EXISTS", "A property of this name exists.");
    }
    ObjectNode property = body.deepCopy();
    return shelf.put(key, property.put("objectType", type));
  }

  List<ObjectNode> all(String type) {
    return shelf.all().stream().filter(p -> type.equals(p.path("objectType").asText())).toList();
  }

  private void check(String type, String name, JsonNode value) {
    ObjectNode property =
        shelf
            .get(type + "/" + name)
            .orElseThrow(
                () ->
                    HubSpotError.property(
                        name, "PROPERTY_DOESNT_EXIST", "Property " + name + " does not exist"));
    if (!value.isTextual()) {
      throw HubSpotError.property(name, "INVALID_STRING", name + " must be a JSON string");
    }
    String text = value.asText();
    if (!text.isEmpty() && !OPTIONS.getOrDefault(name, Set.of(text)).contains(text)
        || !text.isEmpty() && !isOption(property, text)) {
      throw HubSpotError.property(name, "INVALID_OPTION", text + " is no option of " + name);
    }
    if ("email".equals(name) && !text.isEmpty() && !text.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+")) {
      throw HubSpotError.property(name, "INVALID_EMAIL", "Email address is invalid");
    }
    if ("hs_timestamp".equals(name) && !text.matches("\\d{10,14}|\\d{4}-\\d\\d-\\d\\dT.*Z")) {
      throw HubSpotError.property(name, "INVALID_DATE", "hs_timestamp is no time");
    }
  }

  private static boolean isOption(ObjectNode property, String value) {
    JsonNode options = property.path("options");
    return options.isEmpty()
        || StreamSupport.stream(options.spliterator(), false)
            .anyMatch(option -> value.equals(option.path("value").asText()));
  }

  private void seed(String type, String name, boolean unique) {
    String key = type + "/" + name;
    if (shelf.get(key).isEmpty()) {
      ObjectNode property = JsonNodeFactory.instance.objectNode();
      property.put("name", name).put("label", name).put("type", "string").put("fieldType", "text");
      property.put("groupName", "contactinformation").put("hasUniqueValue", unique);
      shelf.put(key, property.put("objectType", type));
    }
  }
}
