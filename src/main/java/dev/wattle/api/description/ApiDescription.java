package dev.wattle.api.description;

import dev.wattle.api.JsonBody;
import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** Answers questions about the API itself, to everybody. */
@Component("apiDescription")
public class ApiDescription {

  private final JsonBody bodies;
  private final OpenApi openApi;
  private final EventSchemas schemas;

  ApiDescription(JsonBody bodies, OpenApi openApi, EventSchemas schemas) {
    this.bodies = bodies;
    this.openApi = openApi;
    this.schemas = schemas;
  }

  /** {@code GET /api/openapi.json} */
  public void openApi(Exchange exchange) {
    bodies.answer(exchange, 200, openApi.document());
  }

  /** {@code GET /api/schemas} */
  public void types(Exchange exchange) {
    List<Map<String, Object>> types =
        schemas.types().stream()
            .map(
                type ->
                    Map.<String, Object>of(
                        "type",
                        type,
                        "title",
                        schemas.find(type).orElseThrow().path("title").asText(type),
                        "href",
                        "/api/schemas/" + type,
                        "posted",
                        EventTypes.mayBePosted(type)))
            .toList();
    bodies.answer(exchange, 200, Map.of("types", types));
  }

  /** {@code GET /api/schemas/{type}} */
  public void schema(Exchange exchange) {
    String type = exchange.getMessage().getHeader("type", "", String.class);
    bodies.answer(exchange, 200, schemas.find(type).orElseThrow(() -> unknown(type)));
    exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, "application/schema+json");
  }

  private Failure unknown(String type) {
    String near = String.join(", ", EventTypes.near(type, schemas.types()));
    return Failure.of(
        Kind.REFUSED,
        "api.type-unknown",
        "there is no such event type. The nearest are %s; all are listed at /api/schemas."
            .formatted(near));
  }
}
