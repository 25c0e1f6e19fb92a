package dev.wattle.sandbox.salesforce;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wattle.sandbox.SandboxAnswer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** As much SOQL as connectors speak: fields, equality and "since" joined by AND, LIMIT, OFFSET. */
final class Query {

  private static final Pattern SOQL =
      Pattern.compile(
          "SELECT (\\S+) FROM (\\w+) WHERE (.+?)"
              + "( ORDER BY (CreatedDate DESC|SystemModstamp))?( LIMIT (\\d+))?( OFFSET (\\d+))?");
  private static final Pattern SINCE = Pattern.compile("(\\w+) >= (\\d{4}-\\S+)Z");
  private static final Pattern EQUAL = Pattern.compile("(\\w+) = ('((?:\\\\.|[^'\\\\])*)'|\\w+)");

  private final Function<String, Records> records;

  Query(Function<String, Records> records) {
    this.records = records;
  }

  SandboxAnswer run(String soql) {
    Matcher query = SOQL.matcher(soql);
    if (!query.matches()) {
      throw new SalesforceError(400, "MALFORMED_QUERY", "unexpected token");
    }
    List<ObjectNode> found = new ArrayList<>(records.apply(query.group(2)).all());
    Collections.reverse(found);
    if ("SystemModstamp".equals(query.group(5))) {
      found.sort(Comparator.comparing(record -> record.path("SystemModstamp").asText()));
    }
    ArrayNode shown = JsonNodeFactory.instance.arrayNode();
    found.stream()
        .filter(record -> matches(record, query.group(3)))
        .skip(number(query.group(9), 0))
        .limit(number(query.group(7), 2000))
        .forEach(record -> shown.add(shown(record, query.group(2), query.group(1))));
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.put("totalSize", shown.size()).put("done", true).set("records", shown);
    return SandboxAnswer.json(200, answer);
  }

  private static int number(@Nullable String text, int otherwise) {
    return text == null ? otherwise : Integer.parseInt(text);
  }

  private static boolean matches(ObjectNode record, String conditions) {
    for (String condition : conditions.split(" AND ")) {
      Matcher since = SINCE.matcher(condition);
      if (since.matches()) {
        if (record.path(since.group(1)).asText().compareTo(since.group(2)) < 0) {
          return false;
        }
        continue;
      }
      Matcher equal = EQUAL.matcher(condition);
      if (!equal.matches()) {
        throw new SalesforceError(400, "MALFORMED_QUERY", "unexpected token in WHERE");
      }
      String text = equal.group(3);
      String value = text == null ? equal.group(2) : text.replaceAll("\\\\(.)", "$1");
      if (!value.equals(record.path(equal.group(1)).asText())) {
        return false;
      }
    }
    return true;
  }

  private static ObjectNode shown(ObjectNode record, String type, String fields) {
    ObjectNode shown = JsonNodeFactory.instance.objectNode();
    shown.putObject("attributes").put("type", type);
    for (String field : fields.split(",")) {
      shown.set(field, record.has(field) ? record.get(field) : JsonNodeFactory.instance.nullNode());
    }
    return shown;
  }
}
