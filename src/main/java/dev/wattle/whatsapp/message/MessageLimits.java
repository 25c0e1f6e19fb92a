package dev.wattle.whatsapp.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Meta's limits, checked before the call: a fourth button costs nothing here, and a failed message
 * there. The table is {@code schemas/message.json}; lengths count Unicode code points.
 */
@Component
public final class MessageLimits {

  private static final String SCHEMA = "https://wattle.dev/schemas/message.json";

  private final ObjectMapper json;
  private final JsonSchema contents;

  public MessageLimits(ObjectMapper json) {
    this.json = json;
    JsonSchemaFactory factory =
        JsonSchemaFactory.getInstance(
            VersionFlag.V202012,
            builder ->
                builder.schemaMappers(
                    mappers ->
                        mappers.mapPrefix("https://wattle.dev/schemas", "classpath:schemas")));
    this.contents =
        factory.getSchema(
            SchemaLocation.of(SCHEMA + "#/$defs/content"),
            SchemaValidatorsConfig.builder().pathType(PathType.JSON_PATH).build());
    contents.initializeValidators();
  }

  /**
   * @param type {@code text}, {@code template}, …
   * @param content the value under that key, in the shape of {@code docs/messages.md}
   * @return what Meta would refuse; empty if nothing
   */
  public List<Violation> check(String type, Map<String, ?> content) {
    ObjectNode message = json.createObjectNode().put("type", type);
    message.set(type, json.valueToTree(content));
    return check(message);
  }

  /** The same for a whole message as it was posted; {@code type} decides which content counts. */
  public List<Violation> check(JsonNode message) {
    String type = message.path("type").asText();
    List<Violation> broken =
        contents.validate(message).stream().map(SchemaSentence::of).distinct().toList();
    return broken.isEmpty() ? CrossChecks.check(type, message.path(type)) : broken;
  }
}
