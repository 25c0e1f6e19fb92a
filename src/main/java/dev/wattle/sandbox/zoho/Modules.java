package dev.wattle.sandbox.zoho;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The modules: which fields a record must have, which are unique, which are boolean. */
final class Modules {

  private static final Map<String, List<String>> MANDATORY =
      Map.of(
          "Contacts", List.of("Last_Name"),
          "Leads", List.of("Last_Name"),
          "Deals", List.of("Deal_Name", "Stage"),
          "Cases", List.of("Subject"),
          "Notes", List.of("Note_Content", "Parent_Id"));

  /** What the page of the connector tells an operator to create once. */
  private static final Set<String> UNIQUE = Set.of("WhatsApp_Id", "WhatsApp_Conversation_Id");

  private static final Set<String> BOOLEAN = Set.of("WhatsApp_Opt_In", "Email_Opt_Out");

  private Modules() {}

  static Set<String> names() {
    return MANDATORY.keySet();
  }

  static boolean isUnique(String field) {
    return UNIQUE.contains(field);
  }

  /**
   * @throws ZohoError MANDATORY_NOT_FOUND or INVALID_DATA, naming the field
   */
  static void check(String module, JsonNode row, boolean whole) {
    for (String field : MANDATORY.getOrDefault(module, List.of())) {
      boolean missing = row.path(field).isMissingNode() ? whole : isEmpty(row.path(field));
      if (missing) {
        throw ZohoError.field("MANDATORY_NOT_FOUND", field);
      }
    }
    row.properties()
        .forEach(
            field -> {
              JsonNode value = field.getValue();
              if (BOOLEAN.contains(field.getKey()) && !value.isBoolean() && !value.isNull()) {
                throw ZohoError.field("INVALID_DATA", field.getKey());
              }
            });
  }

  private static boolean isEmpty(JsonNode value) {
    return value.isNull() || value.isTextual() && value.asText().isBlank();
  }
}
