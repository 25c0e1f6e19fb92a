package dev.wattle.sandbox.freshdesk;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wattle.sandbox.SandboxAnswer;

/** A refusal in Freshdesk's form. */
final class FreshdeskError extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient SandboxAnswer answer;

  private FreshdeskError(SandboxAnswer answer) {
    super("refused", null, false, false);
    this.answer = answer;
  }

  SandboxAnswer answer() {
    return answer;
  }

  /** 400, or 409 for a value that somebody else has. */
  static FreshdeskError invalid(int status, String field, String message, String code) {
    return new FreshdeskError(SandboxAnswer.json(status, validation(field, message, code)));
  }

  /** 409: the value belongs to this contact. */
  static FreshdeskError duplicate(String field, long owner) {
    ObjectNode body = validation(field, "It should be a unique value", "duplicate_value");
    ((ObjectNode) body.at("/errors/0")).putObject("additional_info").put("user_id", owner);
    return new FreshdeskError(SandboxAnswer.json(409, body));
  }

  static FreshdeskError notFound() {
    return new FreshdeskError(SandboxAnswer.empty(404));
  }

  static FreshdeskError tooMany(int seconds) {
    String text = "You have exceeded the limit of requests per minute";
    SandboxAnswer answer = SandboxAnswer.json(429, object().put("message", text));
    return new FreshdeskError(answer.with("Retry-After", String.valueOf(seconds)));
  }

  static FreshdeskError ofStatus(int status) {
    return switch (status) {
      case 401 -> coded(401, "invalid_credentials", "You have to be logged in");
      case 403 -> coded(403, "access_denied", "You are not authorized to perform this action");
      case 404 -> notFound();
      case 429 -> tooMany(1);
      default -> coded(status, "as_told", "As told");
    };
  }

  private static FreshdeskError coded(int status, String code, String message) {
    return new FreshdeskError(
        SandboxAnswer.json(status, object().put("code", code).put("message", message)));
  }

  private static ObjectNode validation(String field, String message, String code) {
    ObjectNode body = object().put("description", "Validation failed");
    ObjectNode error = body.putArray("errors").addObject();
    error.put("field", field).put("message", message).put("code", code);
    return body;
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
