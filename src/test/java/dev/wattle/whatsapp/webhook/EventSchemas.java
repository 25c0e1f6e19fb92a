package dev.wattle.whatsapp.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The schemas in the jar, one per event type. */
final class EventSchemas {

  private static final JsonSchemaFactory FACTORY =
      JsonSchemaFactory.getInstance(VersionFlag.V202012);
  private static final SchemaValidatorsConfig STRICT =
      SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

  private final Map<String, JsonSchema> schemas = new HashMap<>();

  /** What is wrong with the data; empty if nothing is. */
  List<String> complaints(String type, JsonNode data) {
    JsonSchema schema = schemas.computeIfAbsent(type, EventSchemas::load);
    return schema.validate(data).stream().map(ValidationMessage::getMessage).toList();
  }

  static boolean exists(String type) {
    return EventSchemas.class.getResource(path(type)) != null;
  }

  private static JsonSchema load(String type) {
    InputStream file = EventSchemas.class.getResourceAsStream(path(type));
    if (file == null) {
      throw new AssertionError("no schema for event type " + type + " in " + path(type));
    }
    return FACTORY.getSchema(file, STRICT);
  }

  private static String path(String type) {
    return "/schemas/" + type + ".json";
  }
}
