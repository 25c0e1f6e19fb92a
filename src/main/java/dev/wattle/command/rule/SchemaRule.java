package dev.wattle.command.rule;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import dev.wattle.command.rule.Rule.Complaint;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** Camel's own JSON Schema of its YAML. */
public final class SchemaRule {

  private static final String FROM = "/spec/template/from";

  private final JsonSchema schema;

  /** Reads the schema, which takes its time: make one. */
  public SchemaRule() {
    SchemaValidatorsConfig config =
        SchemaValidatorsConfig.builder().pathType(PathType.JSON_POINTER).build();
    try (InputStream text = SchemaRule.class.getResourceAsStream("/schema/camelYamlDsl.json")) {
      schema =
          JsonSchemaFactory.getInstance(VersionFlag.V4)
              .getSchema(Objects.requireNonNull(text, "schema/camelYamlDsl.json"), config);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** For files that are routes. */
  public Rule routes() {
    return new Rule(
        "camel-schema",
        (file, complaint) ->
            schema.validate(file.root()).forEach(error -> complain(error, "", complaint)));
  }

  /** For Kamelets, of which the schema knows the part that is a route. */
  public Rule kamelets() {
    return new Rule(
        "camel-schema",
        (file, complaint) -> {
          var from = JsonNodeFactory.instance.objectNode();
          from.set("from", file.root().at(FROM));
          schema
              .validate(JsonNodeFactory.instance.arrayNode().add(from))
              .forEach(error -> complain(error, "/spec/template", complaint));
        });
  }

  private static void complain(ValidationMessage error, String base, Complaint complaint) {
    String pointer = error.getInstanceLocation().toString();
    String text = String.valueOf(error.getMessage()).replaceFirst("^/\\S*: ", "");
    complaint.at(
        base.isEmpty() ? pointer : pointer.replaceFirst("^/0", base),
        "Camel does not take this: " + text + ".");
  }
}
