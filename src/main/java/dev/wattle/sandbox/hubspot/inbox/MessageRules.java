package dev.wattle.sandbox.hubspot.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.sandbox.hubspot.wire.HubSpotError;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;

/** What HubSpot requires of a message that a channel publishes, and of its status. */
final class MessageRules {

  private static final List<String> REQUIRED =
      List.of(
          "attachments",
          "channelAccountId",
          "messageDirection",
          "recipients",
          "senders",
          "text",
          "timestamp");
  private static final Set<String> DIRECTIONS = Set.of("INCOMING", "OUTGOING");
  private static final Set<String> IDENTIFIERS =
      Set.of("CHANNEL_SPECIFIC_OPAQUE_ID", "HS_EMAIL_ADDRESS", "HS_PHONE_NUMBER", "HS_SHORT_CODE");
  private static final Set<String> USES =
      Set.of("AUDIO", "IMAGE", "OTHER", "STICKER", "VOICE_RECORDING");
  private static final Set<String> STATUSES = Set.of("SENT", "READ", "FAILED");

  private MessageRules() {}

  /**
   * @throws HubSpotError 400, naming the field
   */
  static void check(JsonNode message) {
    for (String field : REQUIRED) {
      if (!message.hasNonNull(field)) {
        throw wrong("required field " + field + " is missing");
      }
    }
    one(DIRECTIONS, message.path("messageDirection"), "messageDirection");
    people(message.path("senders"), "senders");
    people(message.path("recipients"), "recipients");
    time(message.path("timestamp").asText());
    for (JsonNode attachment : message.path("attachments")) {
      if (!"FILE".equals(attachment.path("type").asText())
          || attachment.path("fileId").asText().isEmpty()) {
        throw wrong("an attachment needs type FILE and fileId");
      }
      one(USES, attachment.path("fileUsageType"), "fileUsageType");
    }
  }

  /**
   * @throws HubSpotError 400, naming the field
   */
  static void checkStatus(JsonNode status) {
    one(STATUSES, status.path("statusType"), "statusType");
  }

  private static void people(JsonNode people, String field) {
    if (!people.isArray() || people.isEmpty()) {
      throw wrong(field + " must be a list of one at least");
    }
    for (JsonNode person : people) {
      JsonNode identifier = person.path("deliveryIdentifier");
      one(IDENTIFIERS, identifier.path("type"), "deliveryIdentifier.type");
      boolean phone = "HS_PHONE_NUMBER".equals(identifier.path("type").asText());
      if (!identifier.path("value").asText().matches(phone ? "\\+[1-9]\\d{6,14}" : ".+")) {
        throw wrong("deliveryIdentifier.value does not fit its type");
      }
    }
  }

  private static void one(Set<String> allowed, JsonNode value, String field) {
    if (!allowed.contains(value.asText())) {
      throw wrong(field + " must be one of " + allowed);
    }
  }

  private static void time(String text) {
    try {
      Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw wrong("timestamp is no time");
    }
  }

  private static HubSpotError wrong(String what) {
    return HubSpotError.validation("Invalid input JSON: " + what);
  }
}
