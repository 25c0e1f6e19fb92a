package dev.wattle.whatsapp.webhook.notice;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.whatsapp.webhook.item.Facts;
import dev.wattle.whatsapp.webhook.item.Item;
import dev.wattle.whatsapp.webhook.item.Lenient;
import dev.wattle.whatsapp.webhook.item.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** News about an account as a whole. */
public final class AccountReader {

  private AccountReader() {}

  /** Restricted, disabled, offboarded, partner removed, price tier reached, … */
  public static Reading updated(Item item) {
    JsonNode body = item.body();
    Facts data =
        Facts.from(body)
            .text("event", "event")
            .text("country", "country")
            .put("restrictions", restrictions(body.path("restriction_info")))
            .put("ban", ban(body.path("ban_info")))
            .put("violation", Lenient.text(body.path("violation_info"), "violation_type"))
            .put("disconnection", disconnection(body.path("disconnection_info")))
            .put("volumeTier", volumeTier(body.path("volume_tier_info")));
    return Notice.ofAccount("whatsapp.account.updated", item, data, "event");
  }

  public static Reading alert(Item item) {
    JsonNode body = item.body();
    JsonNode alert = body.path("alert_info").isObject() ? body.path("alert_info") : body;
    Facts data =
        Facts.from(body)
            .putAll(alert(alert))
            .put("entity", Facts.from(body).text("entity_type", "type").text("entity_id", "id"));
    return Notice.ofAccount("whatsapp.account.alert", item, data, "alert");
  }

  private static Facts alert(JsonNode alert) {
    return Facts.from(alert)
        .text("alert_type", "alert")
        .text("alert_severity", "severity")
        .text("alert_status", "status")
        .text("alert_description", "description");
  }

  public static Reading reviewed(Item item) {
    Facts data = Facts.from(item.body()).text("decision", "decision");
    return Notice.ofAccount("whatsapp.account.reviewed", item, data, "decision");
  }

  /** How much the account may do from now on. */
  public static Reading capability(Item item) {
    JsonNode body = item.body();
    Facts data =
        Facts.from(body)
            .put(
                "messagingLimit",
                MessagingLimit.of(body.path("max_daily_conversations_per_business")))
            .put(
                "messagingLimitPerNumber",
                MessagingLimit.of(body.path("max_daily_conversation_per_phone")))
            .whole("max_phone_numbers_per_business", "numbersPerBusiness")
            .whole("max_phone_numbers_per_waba", "numbersPerAccount");
    return Notice.ofAccount("whatsapp.capability.updated", item, data);
  }

  private static List<Map<String, Object>> restrictions(JsonNode list) {
    List<Map<String, Object>> restrictions = new ArrayList<>();
    for (JsonNode restriction : Lenient.list(list)) {
      restrictions.add(
          Facts.from(restriction)
              .text("restriction_type", "type")
              .moment("expiration", "expiresAt")
              .text("remediation", "remediation")
              .map());
    }
    return restrictions;
  }

  /** The date is English prose and stays so. */
  private static Facts ban(JsonNode ban) {
    return Facts.from(ban).text("waba_ban_state", "state").text("waba_ban_date", "date");
  }

  private static Facts disconnection(JsonNode info) {
    return Facts.from(info).text("reason", "reason").text("initiated_by", "initiatedBy");
  }

  private static Facts volumeTier(JsonNode tier) {
    return Facts.from(tier)
        .text("tier", "tier")
        .text("pricing_category", "category")
        .text("region", "region")
        .text("effective_month", "month")
        .moment("tier_update_time", "updatedAt");
  }
}
