package dev.wattle.command.dry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.component.kamelet.KameletComponent;

/**
 * Stands in for the component kamelet: sources wait to be given an event, those that need engines
 * are recorded and answer from a scene; the others may run as they are.
 */
public final class RecordedKamelets extends KameletComponent {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Somebody of whom nothing is known. */
  private static final JsonNode NOBODY = json("{\"externalIds\": {}, \"openTickets\": {}}");

  private final Predicate<String> recorded;
  private final Map<String, Processor> sources = new HashMap<>();
  private final List<RecordedCall> calls = new ArrayList<>();
  private JsonNode scene = MissingNode.getInstance();
  private String running = "";

  /**
   * @param recorded which Kamelets are not run, sources apart
   */
  public RecordedKamelets(Predicate<String> recorded) {
    this.recorded = recorded;
  }

  /**
   * Forgets what was called.
   *
   * @param next {@code contact} is what is known of the person, {@code answers} is what a Kamelet
   *     gives back, by its name, and {@code properties} which exchange properties it sets
   */
  public void play(JsonNode next) {
    calls.clear();
    scene = next;
  }

  /** In the order made. */
  public List<RecordedCall> calls() {
    return List.copyOf(calls);
  }

  /** The steps of each flow, by the parameter flow of its source, or by the source's name. */
  public Map<String, Processor> sources() {
    return Map.copyOf(sources);
  }

  @Override
  protected Endpoint createEndpoint(String uri, String name, Map<String, Object> parameters)
      throws Exception {
    String kamelet = name.split("/")[0];
    if ("source".equals(kamelet) || "sink".equals(kamelet)) {
      return super.createEndpoint(uri, name, parameters);
    }
    Map<String, String> given = new HashMap<>();
    parameters.forEach((key, value) -> given.put(key, String.valueOf(value)));
    if (kamelet.endsWith("-source") || recorded.test(kamelet)) {
      parameters.clear();
      return new RecordedEndpoint(uri, this, kamelet, given, null);
    }
    Endpoint real = super.createEndpoint(uri, name, parameters);
    parameters.clear();
    return new RecordedEndpoint(uri, this, kamelet, given, real);
  }

  void listen(String kamelet, Map<String, String> parameters, Processor flow) {
    sources.put(parameters.getOrDefault("flow", kamelet), flow);
  }

  /** A Kamelet that is not run. */
  void record(Exchange exchange, String kamelet, Map<String, String> parameters) {
    Map<String, String> said = new HashMap<>();
    parameters.forEach((key, value) -> said.put(key, simple(exchange, value)));
    calls.add(new RecordedCall(kamelet, said, json(exchange), null));
    if ("contact-enrich-action".equals(kamelet)) {
      exchange.setProperty("contact", scene.has("contact") ? copy(scene.get("contact")) : NOBODY);
    }
    if ("oauth-token-action".equals(kamelet)) {
      exchange.getMessage().setHeader("Authorization", "Bearer ******");
      return;
    }
    answer(exchange, kamelet);
    scene
        .path("properties")
        .path(kamelet)
        .properties()
        .forEach(one -> exchange.setProperty(one.getKey(), one.getValue().asText()));
    exchange.getMessage().removeHeaders("*");
  }

  /** A Kamelet that is about to be run: its calls are said to be made by it. */
  void begin(String kamelet) {
    running = kamelet;
  }

  /** A call of a Kamelet that is run. */
  void record(RecordedCall.Request request, JsonNode body) {
    calls.add(new RecordedCall(running, Map.of(), body, request));
  }

  /** A call by a vendor's own component; it is answered with an empty object. */
  void record(String uri, Exchange exchange) {
    Map<String, String> headers = new HashMap<>();
    exchange.getMessage().getHeaders().forEach((name, value) -> headers.put(name, "" + value));
    record(new RecordedCall.Request("CALL", uri, headers), json(exchange));
    exchange.getMessage().setBody("{}");
  }

  /** Whether the scene says what the Kamelet gives back. */
  boolean answer(Exchange exchange, String kamelet) {
    JsonNode answer = scene.path("answers").path(kamelet);
    if (answer.isMissingNode()) {
      return false;
    }
    exchange.getMessage().setBody(copy(answer));
    return true;
  }

  private static JsonNode json(Exchange exchange) {
    return json(exchange.getMessage().getBody(String.class));
  }

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text == null ? "" : text);
    } catch (JsonProcessingException plainWords) {
      return JsonNodeFactory.instance.textNode(text);
    }
  }

  /** Numbers of YAML become numbers of JSON, as in a real event. */
  private static JsonNode copy(JsonNode node) {
    return json(node.toString());
  }

  private static String simple(Exchange exchange, String value) {
    return exchange
        .getContext()
        .resolveLanguage("simple")
        .createExpression(value)
        .evaluate(exchange, String.class);
  }
}
