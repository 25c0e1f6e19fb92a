package dev.wattle.sandbox.zoho;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wattle.sandbox.SandboxAnswer;

/** A refusal in Zoho's form: of a whole request, or of one row of it. */
final class ZohoError extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;
  private final transient ObjectNode details;

  private ZohoError(int status, String code, ObjectNode details) {
    super(code, null, false, false);
    this.status = status;
    this.code = code;
    this.details = details;
  }

  static ZohoError of(int status, String code) {
    return new ZohoError(status, code, JsonNodeFactory.instance.objectNode());
  }

  /** Of one field of a row. */
  static ZohoError field(String code, String field) {
    return new ZohoError(400, code, JsonNodeFactory.instance.objectNode().put("api_name", field));
  }

  /** Another record has this unique value. */
  static ZohoError duplicate(String field, String module, String id) {
    ObjectNode details = JsonNodeFactory.instance.objectNode().put("api_name", field);
    ObjectNode record = details.putObject("duplicate_record").put("id", id);
    record.putObject("module").put("api_name", module);
    return new ZohoError(400, "DUPLICATE_DATA", details);
  }

  static ZohoError ofStatus(int status) {
    return switch (status) {
      case 401 -> of(401, "INVALID_TOKEN");
      case 404 -> of(404, "INVALID_URL_PATTERN");
      case 429 -> of(429, "TOO_MANY_REQUESTS");
      default -> of(status, status < 500 ? "INVALID_DATA" : "INTERNAL_ERROR");
    };
  }

  ObjectNode row() {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("code", code);
    body.set("details", details);
    return body.put("message", code.toLowerCase(java.util.Locale.ROOT).replace('_', ' '))
        .put("status", "error");
  }

  SandboxAnswer answer() {
    return SandboxAnswer.json(status, row());
  }
}
