package dev.wattle.whatsapp.webhook.split;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which kind of item a value holds. The field says so, but Meta's own samples carry wrong ones, so
 * the keys of the value have the last word.
 */
final class ItemKinds {

  static final String UNKNOWN = "unknown";

  /** Keys of a value whose elements are items of their own. */
  static final Map<String, String> LISTS = lists();

  private static final Map<String, String> FIELDS =
      Map.ofEntries(
          Map.entry("message_template_status_update", "template.status"),
          Map.entry("message_template_quality_update", "template.quality"),
          Map.entry("message_template_components_update", "template.components"),
          Map.entry("template_category_update", "template.category"),
          Map.entry("phone_number_quality_update", "number.quality"),
          Map.entry("phone_number_name_update", "number.name"),
          Map.entry("account_settings_update", "number.settings"),
          Map.entry("business_username_update", "number.username"),
          Map.entry("account_update", "account.updated"),
          Map.entry("partner_solutions", "account.updated"),
          Map.entry("account_alerts", "account.alert"),
          Map.entry("account_review_update", "account.reviewed"),
          Map.entry("business_capability_update", "capability"),
          Map.entry("security", "security"),
          Map.entry("flows", "flow"),
          Map.entry("payment_configuration_update", "payment-configuration"));

  /** Keys that occur in values of one kind only; the first match decides. */
  private static final Map<String, List<String>> SIGNS = signs();

  /** Kinds whose field can be trusted if one of these keys is there. */
  private static final Map<String, List<String>> WEAK_SIGNS =
      Map.of(
          "template.status", List.of("event"),
          "number.quality", List.of("event", "max_daily_conversations_per_business"),
          "number.username", List.of("username", "status"),
          "account.updated", List.of("event"),
          "account.reviewed", List.of("decision"),
          "capability", List.of("max_daily_conversations_per_business"),
          "security", List.of("event"),
          "flow", List.of("event"));

  private ItemKinds() {}

  /** Null if the value is no single news but a collection of lists. */
  static @Nullable String ofWhole(String field, JsonNode value) {
    String named = FIELDS.get(field);
    if (named != null && (has(value, SIGNS.get(named)) || has(value, WEAK_SIGNS.get(named)))) {
      return named;
    }
    if (holdsLists(value)) {
      return null;
    }
    for (Map.Entry<String, List<String>> kind : SIGNS.entrySet()) {
      if (has(value, kind.getValue())) {
        return kind.getKey();
      }
    }
    if (named == null && value.has("event") && value.has("message_template_id")) {
      return "template.status";
    }
    return named;
  }

  /** The person's phone app writes through the same fields as the person; the field tells who. */
  static String ofElement(String field, String kind) {
    if (!"message".equals(kind)) {
      return kind;
    }
    return switch (field) {
      case "history" -> "history";
      case "smb_message_echoes", "message_echoes" -> "echo";
      default -> kind;
    };
  }

  private static boolean holdsLists(JsonNode value) {
    return LISTS.keySet().stream().anyMatch(key -> value.path(key).isContainerNode());
  }

  private static boolean has(JsonNode value, @Nullable List<String> keys) {
    return keys != null && keys.stream().anyMatch(value::has);
  }

  private static Map<String, String> lists() {
    Map<String, String> lists = new LinkedHashMap<>();
    lists.put("messages", "message");
    lists.put("message_echoes", "echo");
    lists.put("statuses", "status");
    lists.put("errors", "error");
    lists.put("history", "history");
    lists.put("state_sync", "contact");
    lists.put("user_preferences", "preference");
    lists.put("user_id_update", "user-id");
    lists.put("calls", "call");
    lists.put("groups", "group");
    return lists;
  }

  private static Map<String, List<String>> signs() {
    Map<String, List<String>> signs = new LinkedHashMap<>();
    signs.put("template.quality", List.of("new_quality_score", "previous_quality_score"));
    signs.put("template.category", List.of("new_category", "correct_category"));
    signs.put(
        "template.components", List.of("message_template_element", "message_template_buttons"));
    signs.put("number.name", List.of("requested_verified_name"));
    signs.put("number.settings", List.of("phone_number_settings"));
    signs.put("account.alert", List.of("alert_info"));
    signs.put("flow", List.of("flow_id"));
    signs.put("payment-configuration", List.of("configuration_name", "provider_mid"));
    signs.put(
        "account.updated",
        List.of(
            "restriction_info", "ban_info", "violation_info", "waba_info", "disconnection_info"));
    signs.put(
        "capability", List.of("max_phone_numbers_per_business", "max_phone_numbers_per_waba"));
    return signs;
  }
}
