package dev.wattle.whatsapp.webhook.notice;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.whatsapp.webhook.item.Facts;
import dev.wattle.whatsapp.webhook.item.Item;
import dev.wattle.whatsapp.webhook.item.Lenient;
import dev.wattle.whatsapp.webhook.item.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The health of forms (flows), and the set-up of payments. */
public final class ToolReader {

  private ToolReader() {}

  public static Reading flow(Item item) {
    Facts data =
        Facts.from(item.body())
            .put("flow", Facts.from(item.body()).text("flow_id", "id"))
            .text("event", "event")
            .text("message", "message")
            .text("old_status", "previous")
            .text("new_status", "current")
            .text("alert_state", "alert")
            .decimal("threshold", "threshold")
            .whole("requests_count", "requests")
            .decimal("error_rate", "errorRate")
            .decimal("p50_latency", "p50Latency")
            .decimal("p90_latency", "p90Latency")
            .put("errors", errors(item.body().path("errors")));
    return Notice.ofAccount("whatsapp.flow", item, data, "flow", "event");
  }

  public static Reading payment(Item item) {
    Facts data =
        Facts.from(item.body())
            .text("configuration_name", "configuration")
            .text("provider_name", "provider")
            .text("provider_mid", "merchantId")
            .text("status", "status")
            .moment("created_timestamp", "createdAt")
            .moment("updated_timestamp", "updatedAt");
    return Notice.ofAccount("whatsapp.payment-configuration", item, data, "configuration");
  }

  private static List<Map<String, Object>> errors(JsonNode list) {
    List<Map<String, Object>> errors = new ArrayList<>();
    for (JsonNode error : Lenient.list(list)) {
      errors.add(
          Facts.from(error)
              .text("error_type", "type")
              .whole("error_count", "count")
              .decimal("error_rate", "rate")
              .map());
    }
    return errors;
  }
}
