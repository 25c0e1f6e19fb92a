package dev.wattle.sandbox.salesforce;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.wattle.sandbox.SandboxAnswer;

/** A refusal in Salesforce's form: an array. */
final class SalesforceError extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;

  SalesforceError(int status, String code, String message) {
    super(message, null, false, false);
    this.status = status;
    this.code = code;
  }

  static SalesforceError notFound() {
    return new SalesforceError(404, "NOT_FOUND", "The requested resource does not exist");
  }

  static SalesforceError ofStatus(int status) {
    return switch (status) {
      case 401 -> new SalesforceError(401, "INVALID_SESSION_ID", "Session expired or invalid");
      case 403, 429 ->
          new SalesforceError(403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.");
      case 404 -> notFound();
      case 503 -> new SalesforceError(503, "SERVER_UNAVAILABLE", "Server unavailable");
      default ->
          new SalesforceError(
              status, status < 500 ? "INVALID_FIELD" : "UNKNOWN_EXCEPTION", "As told.");
    };
  }

  String code() {
    return code;
  }

  SandboxAnswer answer() {
    ArrayNode body = JsonNodeFactory.instance.arrayNode();
    body.addObject().put("message", getMessage()).put("errorCode", code).putArray("fields");
    return SandboxAnswer.json(status, body);
  }
}
