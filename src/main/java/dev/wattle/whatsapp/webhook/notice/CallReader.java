package dev.wattle.whatsapp.webhook.notice;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.event.Identity;
import dev.wattle.whatsapp.webhook.item.ErrorFacts;
import dev.wattle.whatsapp.webhook.item.Facts;
import dev.wattle.whatsapp.webhook.item.Item;
import dev.wattle.whatsapp.webhook.item.Lenient;
import dev.wattle.whatsapp.webhook.item.Reading;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calls between the person and the business. */
public final class CallReader {

  private static final Map<String, String> TYPES =
      Map.of("connect", "whatsapp.call.connected", "terminate", "whatsapp.call.ended");

  private CallReader() {}

  /** A call, or the status of one: ringing, accepted, rejected. */
  public static Reading read(Item item) {
    JsonNode body = item.body();
    String event = Lenient.text(body, "event");
    Identity who = item.who();
    Facts data =
        Facts.from(body)
            .put("call", call(body, event))
            .put("errors", ErrorFacts.of(body.path("errors")));
    String type = TYPES.getOrDefault(event == null ? "" : event, "whatsapp.call.status");
    Reading reading = Notice.ofPerson(type, item, who, data, "call");
    boolean rings =
        "connect".equals(event) && "USER_INITIATED".equals(Lenient.text(body, "direction"));
    return new Reading(reading.type(), reading.time(), who, reading.data(), null, rings);
  }

  private static @Nullable Facts call(JsonNode body, @Nullable String event) {
    String id = Lenient.text(body, "id");
    String status = Lenient.text(body, "status");
    if (id == null || event == null && status == null) {
      return null;
    }
    JsonNode session = body.path("session");
    return Facts.from(body)
        .put("id", id)
        .put("event", event)
        .text("direction", "direction")
        .put("status", status == null ? null : status.toLowerCase(Locale.ROOT))
        .moment("start_time", "startedAt")
        .moment("end_time", "endedAt")
        .whole("duration", "seconds")
        .text("biz_opaque_callback_data", "callbackData")
        .put("session", Facts.from(session).text("sdp_type", "sdpType").text("sdp", "sdp"));
  }
}
