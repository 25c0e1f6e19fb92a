package dev.wattle.sandbox.salesforce;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wattle.sandbox.SandboxAnswer;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** As much SOQL as connectors speak: fields, equality joined by AND, newest first, LIMIT. */
final class Query {

  private static final Pattern SOQL =
      Pattern.compile(
          "SELECT (\\S+) FROM (\\w+) WHERE (.+?)( ORDER BY CreatedDate DESC)?( LIMIT (\\d+))?");
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
    String limit = query.group(6) == null ? "2000" : query.group(6);
    List<ObjectNode> found = records.apply(query.group(2)).all();
    ArrayNode shown = JsonNodeFactory.instance.arrayNode();
    for (int i = found.size() - 1; i >= 0 && shown.size() < Integer.parseInt(limit); i--) {
      if (matches(found.get(i), query.group(3))) {
        shown.add(shown(found.get(i), query.group(2), query.group(1)));
      }
    }
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.put("totalSize", shown.size()).put("done", true).set("records", shown);
    return SandboxAnswer.json(200, answer);
  }

  private static boolean matches(ObjectNode record, String conditions) {
    for (String condition : conditions.split(" AND ")) {
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
