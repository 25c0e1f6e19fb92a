package dev.wattle.command.dry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Something that a flow called.
 *
 * @param kamelet that was called, or whose template made the call
 * @param parameters as the flow gives them
 * @param body what it was given, or what would be sent
 * @param http null for a Kamelet that was not run
 */
public record RecordedCall(
    String kamelet, Map<String, String> parameters, JsonNode body, @Nullable Request http) {

  public RecordedCall {
    parameters = new TreeMap<>(parameters);
  }

  /**
   * A call to a vendor that was not made.
   *
   * @param url with its query
   */
  public record Request(String method, String url, Map<String, String> headers) {

    public Request {
      headers = new TreeMap<>(headers);
    }
  }
}
