package dev.wattle.sandbox.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.wattle.sandbox.RequestLog;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /sandbox/requests}: what the simulators received. */
@RestController
@Profile("sandbox")
@RequestMapping("/sandbox/requests")
class RequestsEndpoint {

  private final RequestLog log;
  private final ObjectMapper mapper;

  RequestsEndpoint(RequestLog log, ObjectMapper mapper) {
    this.log = log;
    this.mapper = mapper;
  }

  /**
   * @param body as JSON if it is, else as text
   * @param status 0 if the connection was closed without an answer
   */
  record Shown(
      long number,
      Instant time,
      String vendor,
      String method,
      String path,
      Map<String, String> headers,
      JsonNode body,
      int status,
      @Nullable String fault) {}

  @GetMapping
  List<Shown> list(
      @RequestParam(required = false) @Nullable String vendor,
      @RequestParam(defaultValue = "0") long since) {
    return log.entries(vendor).stream()
        .filter(entry -> entry.number() > since)
        .map(this::shown)
        .toList();
  }

  @DeleteMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void clear() {
    log.clear();
  }

  private Shown shown(RequestLog.Entry entry) {
    return new Shown(
        entry.number(),
        entry.time(),
        entry.vendor(),
        entry.method(),
        entry.path(),
        entry.headers(),
        body(entry.body()),
        entry.status(),
        entry.fault());
  }

  private JsonNode body(String text) {
    try {
      JsonNode node = mapper.readTree(text);
      return node == null || node.isMissingNode() ? TextNode.valueOf(text) : node;
    } catch (JsonProcessingException notJson) {
      return TextNode.valueOf(text);
    }
  }
}
