package dev.wattle.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request as the vendor sees it.
 *
 * @param path without our prefix for the vendor, with its query
 * @param headers looked up without regard to case
 */
public record SandboxRequest(String method, String path, Map<String, String> headers, byte[] body) {

  /** The decoded parts of the path. */
  public List<String> segments() {
    String bare = URI.create(path).getRawPath();
    return Arrays.stream(bare.split("/"))
        .filter(part -> !part.isEmpty())
        .map(part -> decode(part.replace("+", "%2B")))
        .toList();
  }

  /** The first value of each query parameter. */
  public Map<String, String> query() {
    Map<String, String> values = new LinkedHashMap<>();
    String raw = URI.create(path).getRawQuery();
    if (raw != null && !raw.isEmpty()) {
      for (String pair : raw.split("&")) {
        String[] parts = pair.split("=", 2);
        values.putIfAbsent(decode(parts[0]), parts.length == 2 ? decode(parts[1]) : "");
      }
    }
    return values;
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /** The token of {@code Authorization: Bearer}. */
  public Optional<String> bearer() {
    return header("Authorization")
        .filter(value -> value.regionMatches(true, 0, "Bearer ", 0, 7))
        .map(value -> value.substring(7).strip());
  }

  /** The body, or a missing node if it is no JSON. */
  public JsonNode json(ObjectMapper mapper) {
    try {
      JsonNode node = mapper.readTree(body);
      return node == null ? MissingNode.getInstance() : node;
    } catch (IOException notJson) {
      return MissingNode.getInstance();
    }
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
