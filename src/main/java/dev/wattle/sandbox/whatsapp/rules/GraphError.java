package dev.wattle.sandbox.whatsapp.rules;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wattle.sandbox.SandboxAnswer;
import java.util.UUID;

/** A refusal in Meta's form. */
public final class GraphError extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final int code;
  private final String details;

  private GraphError(int status, int code, String title, String details) {
    super("(#" + code + ") " + title, null, false, false);
    this.status = status;
    this.code = code;
    this.details = details;
  }

  public static GraphError of(int status, int code, String title, String details) {
    return new GraphError(status, code, title, details);
  }

  /** 100: of the wrong type, or not what the call takes. */
  public static GraphError invalid(String details) {
    return of(400, 100, "Invalid parameter", details);
  }

  /** 131008. */
  public static GraphError missing(String parameter) {
    return of(
        400, 131008, "Required parameter is missing", "Parameter " + parameter + " is required.");
  }

  /** 131009: of the right type, but beyond a limit or no member of a set. */
  public static GraphError value(String details) {
    return of(400, 131009, "Parameter value is not valid", details);
  }

  /** 190. */
  public static GraphError token() {
    return of(401, 190, "Access token is invalid", "The access token could not be decrypted.");
  }

  /** What Meta's error looks like for an HTTP status alone. */
  public static GraphError ofStatus(int status) {
    if (status == 429) {
      return of(429, 130429, "Rate limit hit", "Message throughput of the number was exceeded.");
    }
    if (status == 401) {
      return token();
    }
    return status >= 500
        ? of(status, 131000, "Something went wrong", "Message failed for an unknown reason.")
        : of(status, 100, "Invalid parameter", "The sandbox was told to refuse.");
  }

  public int code() {
    return code;
  }

  public SandboxAnswer answer() {
    ObjectNode error = JsonNodeFactory.instance.objectNode();
    error.put("message", getMessage()).put("type", "OAuthException").put("code", code);
    error.putObject("error_data").put("messaging_product", "whatsapp").put("details", details);
    error.put("fbtrace_id", "A" + UUID.randomUUID().toString().replace("-", "").substring(0, 22));
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.set("error", error);
    return SandboxAnswer.json(status, body);
  }
}
