package dev.wattle.sandbox.hubspot.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wattle.sandbox.hubspot.wire.HubSpotError;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageRulesTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "attachments",
        "channelAccountId",
        "messageDirection",
        "recipients",
        "senders",
        "text",
        "timestamp"
      })
  void aMessageWithoutARequiredFieldIsRefused(String field) throws Exception {
    ObjectNode message = message();
    MessageRules.check(message);
    message.remove(field);
    assertThatThrownBy(() -> MessageRules.check(message))
        .isInstanceOf(HubSpotError.class)
        .hasMessageContaining(field);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          messageDirection | "SIDEWAYS"                                                                           | messageDirection
          senders          | []                                                                                   | senders
          senders          | [{"deliveryIdentifier": {"type": "HS_PHONE_NUMBER", "value": "0491 570 156"}}]          | value
          recipients       | [{"deliveryIdentifier": {"type": "PIGEON", "value": "1"}}]                             | type
          timestamp        | "yesterday"                                                                          | timestamp
          attachments      | [{"type": "FILE"}]                                                                     | attachment
          attachments      | [{"type": "FILE", "fileId": "7", "fileUsageType": "POSTER"}]                           | fileUsageType
          """)
  void aMessageThatBreaksARuleIsRefused(String field, String value, String says) throws Exception {
    ObjectNode message = message().set(field, JSON.readTree(value));
    assertThatThrownBy(() -> MessageRules.check(message)).hasMessageContaining(says);
  }

  @ParameterizedTest
  @ValueSource(strings = {"DELIVERED", ""})
  void aStatusIsSentReadOrFailed(String status) {
    JsonNode told = JSON.createObjectNode().put("statusType", status);
    assertThatThrownBy(() -> MessageRules.checkStatus(told)).hasMessageContaining("statusType");
    MessageRules.checkStatus(JSON.createObjectNode().put("statusType", "READ"));
    assertThat(told.has("errorMessage")).isFalse();
  }

  private static ObjectNode message() throws Exception {
    return (ObjectNode)
        JSON.readTree(
            """
            {"channelAccountId": "901", "messageDirection": "INCOMING", "text": "", "timestamp": "2026-11-22T00:00:00Z",
             "attachments": [{"type": "FILE", "fileId": "7", "fileUsageType": "IMAGE"}],
             "senders": [{"deliveryIdentifier": {"type": "CHANNEL_SPECIFIC_OPAQUE_ID", "value": "AU.1"}}],
             "recipients": [{"deliveryIdentifier": {"type": "HS_PHONE_NUMBER", "value": "+61491570110"}}]}
            """);
  }
}
