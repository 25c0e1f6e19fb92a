package dev.wattle.whatsapp.send;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.wattle.whatsapp.error.ErrorRule;
import dev.wattle.whatsapp.error.ErrorTable;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Reads what Meta answered to a send. The code decides, never the HTTP status alone. */
@Component
final class GraphAnswer {

  /** Meta repeats the recipient in some details, and details are shown and logged. */
  private static final Pattern PHONE = Pattern.compile("(?<!\\d)\\+?\\d{5,12}(\\d{3})(?!\\d)");

  private final ObjectMapper json;
  private final ErrorTable errors;

  GraphAnswer(ObjectMapper json, ErrorTable errors) {
    this.json = json;
    this.errors = errors;
  }

  SendOutcome read(int status, byte[] body) {
    JsonNode answer = parsed(body);
    JsonNode error = answer.path("error");
    if (error.path("code").canConvertToInt()) {
      return rejected(error);
    }
    JsonNode message = answer.at("/messages/0");
    if (status < 300 && message.path("id").isTextual()) {
      return new SendOutcome.Accepted(
          message.path("id").asText(), message.path("message_status").asText("accepted"));
    }
    if (status < 300 && answer.path("success").asBoolean()) {
      return new SendOutcome.Accepted("", "read");
    }
    return errors
        .withoutCode(status)
        .map(rule -> rejected(SendOutcome.NO_CODE, rule, "HTTP status " + status + "."))
        .orElseGet(
            () ->
                new SendOutcome.Uncertain(
                    "status " + status + " without a message id and without an error of Meta's"));
  }

  private SendOutcome rejected(JsonNode error) {
    int code = error.path("code").asInt();
    ErrorRule rule = errors.rule(code, error.path("is_transient").asBoolean());
    String details = error.at("/error_data/details").asText(error.path("message").asText());
    return rejected(code, rule, PHONE.matcher(details).replaceAll("…$1"));
  }

  private static SendOutcome rejected(int code, ErrorRule rule, String details) {
    return new SendOutcome.Rejected(
        code, rule.fate(), rule.pauseAfter(0), rule.effect(), rule.says() + " Details: " + details);
  }

  /** A missing node for what is no JSON. */
  JsonNode parsed(byte[] body) {
    try {
      return json.readTree(body);
    } catch (IOException notJson) {
      return MissingNode.getInstance();
    }
  }
}
