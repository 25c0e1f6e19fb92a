package dev.wattle.sandbox.hubspot.wire;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wattle.sandbox.SandboxAnswer;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A refusal in HubSpot's form. */
public final class HubSpotError extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String category;
  private final @Nullable String code;
  private final @Nullable String property;

  private HubSpotError(
      int status,
      String category,
      String message,
      @Nullable String code,
      @Nullable String property) {
    super(message, null, false, false);
    this.status = status;
    this.category = category;
    this.code = code;
    this.property = property;
  }

  /** A status with its category and the sentence. */
  public static HubSpotError of(int status, String category, String message) {
    return new HubSpotError(status, category, message, null, null);
  }

  public static HubSpotError validation(String message) {
    return of(400, "VALIDATION_ERROR", message);
  }

  /** A property whose value was not valid. */
  public static HubSpotError property(String property, String code, String message) {
    String text =
        "Property values were not valid: [{\"isValid\":false,\"message\":\"%s\",\"error\":\"%s\",\"name\":\"%s\"}]"
            .formatted(message, code, property);
    return new HubSpotError(400, "VALIDATION_ERROR", text, code, property);
  }

  public static HubSpotError notFound() {
    return of(404, "OBJECT_NOT_FOUND", "Object not found.  objectId are usually numeric.");
  }

  public static HubSpotError ofStatus(int status) {
    return switch (status) {
      case 401 ->
          of(401, "INVALID_AUTHENTICATION", "Authentication credentials not found or not valid.");
      case 429 -> of(429, "RATE_LIMITS", "You have reached your ten_secondly_rolling limit.");
      case 404 -> notFound();
      default -> of(status, status < 500 ? "VALIDATION_ERROR" : "INTERNAL_ERROR", "As told.");
    };
  }

  /** Of HTTP. */
  public int status() {
    return status;
  }

  /** As it stands inside the errors of a batch. */
  public ObjectNode body() {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("status", "error").put("message", getMessage());
    body.put("correlationId", UUID.randomUUID().toString()).put("category", category);
    if (status == 429) {
      body.remove("category");
      body.put("policyName", "TEN_SECONDLY_ROLLING");
    }
    if (property != null) {
      ObjectNode error = body.putArray("errors").addObject();
      error.put("message", getMessage()).put("code", code);
      error.putObject("context").putArray("propertyName").add(property);
    }
    return body;
  }

  /** Alone, with its status. */
  public SandboxAnswer answer() {
    return SandboxAnswer.json(status, body());
  }
}
