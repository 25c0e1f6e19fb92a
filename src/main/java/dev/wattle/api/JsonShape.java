package dev.wattle.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Format;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import dev.wattle.api.problem.Finding;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What a JSON value must look like: JSON Schema 2020-12, with formats checked. */
public final class JsonShape {

  private static final Set<String> CURRENCIES =
      Currency.getAvailableCurrencies().stream()
          .map(Currency::getCurrencyCode)
          .collect(Collectors.toUnmodifiableSet());

  private static final Set<String> CHOICES = Set.of("anyOf", "oneOf");
  private static final String CURRENCY = "iso-4217";

  private static final JsonSchemaFactory FACTORY =
      JsonSchemaFactory.getInstance(
          VersionFlag.V202012,
          builder ->
              builder.metaSchema(
                  JsonMetaSchema.builder(JsonMetaSchema.getV202012())
                      .format(new CurrencyFormat())
                      // Where the parts lie that the schemas of openapi.json refer to.
                      .keyword(new NonValidationKeyword("components"))
                      .build()));

  private static final SchemaValidatorsConfig CONFIG =
      SchemaValidatorsConfig.builder()
          .formatAssertionsEnabled(true)
          .pathType(PathType.JSON_POINTER)
          .locale(Locale.ENGLISH)
          .build();

  private final JsonSchema schema;

  private JsonShape(JsonSchema schema) {
    this.schema = schema;
  }

  /**
   * @param schema complete in itself
   */
  public static JsonShape of(JsonNode schema) {
    JsonSchema compiled = FACTORY.getSchema(schema, CONFIG);
    compiled.initializeValidators();
    return new JsonShape(compiled);
  }

  /** Empty if it fits. */
  public List<Finding> check(JsonNode value) {
    Map<String, List<ValidationMessage>> choices = new LinkedHashMap<>();
    List<Finding> findings = new ArrayList<>();
    for (ValidationMessage message : schema.validate(value)) {
      String choice = choice(message);
      if (choice.isEmpty()) {
        findings.add(finding(message));
      } else {
        choices.computeIfAbsent(choice, key -> new ArrayList<>()).add(message);
      }
    }
    choices.values().forEach(messages -> findings.add(noneFits(messages)));
    return findings;
  }

  private static Finding finding(ValidationMessage message) {
    String pointer = message.getInstanceLocation().toString();
    return switch (message.getType()) {
      case "required" -> Finding.at(pointer, message.getProperty(), "is missing");
      case "dependentRequired" ->
          Finding.at(
              pointer,
              String.valueOf(message.getArguments()[0]),
              "is missing, and " + message.getProperty() + " needs it");
      default -> new Finding(pointer, sentence(message));
    };
  }

  private static String sentence(ValidationMessage message) {
    return message.getArguments().length > 0 && CURRENCY.equals(message.getArguments()[0])
        ? "must be an ISO 4217 currency code in capitals"
        : message.getError();
  }

  /** Where the schema offers several forms and none fits, one sentence says so. */
  private static Finding noneFits(List<ValidationMessage> messages) {
    List<ValidationMessage> reasons =
        messages.stream().filter(message -> !CHOICES.contains(message.getType())).toList();
    ValidationMessage first = messages.get(0);
    String pointer = first.getInstanceLocation().toString();
    if (reasons.isEmpty()) {
      return new Finding(pointer, first.getError());
    }
    boolean names = reasons.stream().allMatch(message -> "required".equals(message.getType()));
    String forms =
        reasons.stream()
            .map(message -> names ? message.getProperty() : message.getError())
            .distinct()
            .collect(Collectors.joining(names ? ", " : "; or: "));
    return new Finding(pointer, names ? "needs at least one of " + forms : forms);
  }

  private static String choice(ValidationMessage message) {
    JsonNodePath path = message.getEvaluationPath();
    for (int i = path.getNameCount() - 1; i > 0; i--) {
      if (CHOICES.contains(String.valueOf(path.getElement(i)))) {
        return message.getInstanceLocation() + " " + i;
      }
    }
    return "";
  }

  private static final class CurrencyFormat implements Format {

    @Override
    public String getName() {
      return CURRENCY;
    }

    @Override
    public boolean matches(ExecutionContext context, String value) {
      return CURRENCIES.contains(value);
    }
  }
}
