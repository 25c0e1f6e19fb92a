package dev.wattle.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a simulator answers. */
public record SandboxAnswer(int status, Map<String, String> headers, byte[] body) {

  public static SandboxAnswer json(int status, JsonNode body) {
    return new SandboxAnswer(
        status,
        Map.of("Content-Type", "application/json; charset=UTF-8"),
        body.toString().getBytes(StandardCharsets.UTF_8));
  }

  public static SandboxAnswer binary(String contentType, byte[] body) {
    return new SandboxAnswer(200, Map.of("Content-Type", contentType), body);
  }

  public static SandboxAnswer empty(int status) {
    return new SandboxAnswer(status, Map.of(), new byte[0]);
  }

  public SandboxAnswer with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new SandboxAnswer(status, more, body);
  }
}
