package dev.wattle.whatsapp.manage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import dev.wattle.whatsapp.error.ErrorRule;
import dev.wattle.whatsapp.error.ErrorTable;
import java.io.IOException;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Reads what Meta answered; the error table decides what a code means. */
@Component
final class ManageAnswer {

  /** Begins the code of a failure that Meta gave a code for; the code follows. */
  static final String META = "whatsapp.meta-";

  private final ObjectMapper json;
  private final ErrorTable errors;

  ManageAnswer(ObjectMapper json, ErrorTable errors) {
    this.json = json;
    this.errors = errors;
  }

  /**
   * @param repeatable whether a lost answer does no harm
   */
  JsonNode read(int status, byte[] body, boolean repeatable) {
    JsonNode answer = parsed(body);
    JsonNode error = answer.path("error");
    if (error.path("code").canConvertToInt()) {
      throw refused(error);
    }
    if (status >= 200 && status < 300 && answer.isObject()) {
      return answer;
    }
    throw errors
        .withoutCode(status)
        .map(rule -> failure(META + "status-" + status, rule, "HTTP status " + status + "."))
        .orElseGet(
            () ->
                Failure.of(
                    repeatable ? Kind.UNREACHABLE : Kind.UNCERTAIN,
                    META + "status-" + status,
                    "Meta answered status " + status + " without a reason. Try again later."));
  }

  private Failure refused(JsonNode error) {
    int code = error.path("code").asInt();
    ErrorRule rule = errors.rule(code, error.path("is_transient").asBoolean());
    String details =
        error
            .at("/error_data/details")
            .asText(error.path("error_user_msg").asText(error.path("message").asText()));
    return failure(META + code, rule, details);
  }

  private static Failure failure(String code, ErrorRule rule, String details) {
    String text = rule.says() + " Details: " + details;
    Duration pause = rule.pauseAfter(0);
    return rule.fate() == Kind.THROTTLED && pause != null
        ? Failure.throttled(code, text, pause)
        : Failure.of(rule.fate(), code, text);
  }

  private JsonNode parsed(byte[] body) {
    try {
      return json.readTree(body);
    } catch (IOException notJson) {
      return MissingNode.getInstance();
    }
  }
}
