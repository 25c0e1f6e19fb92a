package dev.wattle.sandbox.zendesk.records;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wattle.sandbox.SandboxAnswer;
import org.jspecify.annotations.Nullable;

/** A refusal in Zendesk's form. */
public final class ZendeskError extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String error;
  private final @Nullable String field;
  private final @Nullable Integer retryAfter;

  private ZendeskError(
      int status,
      String error,
      String description,
      @Nullable String field,
      @Nullable Integer retryAfter) {
    super(description, null, false, false);
    this.status = status;
    this.error = error;
    this.field = field;
    this.retryAfter = retryAfter;
  }

  public static ZendeskError of(int status, String error, String description) {
    return new ZendeskError(status, error, description, null, null);
  }

  /** 422: understood, and against the rules of the record. */
  public static ZendeskError invalid(String field, String description) {
    return new ZendeskError(422, "RecordInvalid", description, field, null);
  }

  public static ZendeskError notFound() {
    return of(404, "RecordNotFound", "Not found");
  }

  public static ZendeskError tooMany(int retryAfter) {
    String text = "Number of allowed API requests per minute exceeded";
    return new ZendeskError(429, "APIRateLimitExceeded", text, null, retryAfter);
  }

  public static ZendeskError ofStatus(int status) {
    return switch (status) {
      case 401 -> of(401, "Couldn't authenticate you", "");
      case 404 -> notFound();
      case 429 -> tooMany(1);
      case 503 -> of(503, "ServiceUnavailable", "Down for maintenance");
      default -> of(status, status < 500 ? "RecordInvalid" : "InternalError", "As told");
    };
  }

  public SandboxAnswer answer() {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("error", error);
    if (field != null) {
      body.put("description", "Record validation errors");
      ObjectNode detail = body.putObject("details").putArray(field).addObject();
      detail.put("type", "invalid").put("description", getMessage());
    } else if (!getMessage().isEmpty()) {
      body.put("description", getMessage());
    }
    SandboxAnswer answer = SandboxAnswer.json(status, body);
    return retryAfter == null ? answer : answer.with("Retry-After", retryAfter.toString());
  }
}
