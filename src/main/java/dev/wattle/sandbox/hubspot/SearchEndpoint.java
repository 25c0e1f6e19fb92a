package dev.wattle.sandbox.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wattle.sandbox.SandboxAnswer;
import dev.wattle.sandbox.hubspot.wire.HubSpotError;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** Groups of filters: all of one group, any of the groups. */
final class SearchEndpoint {

  private static final int MOST_GROUPS = 6;
  private static final int MOST_FILTERS = 18;
  private static final int MOST_RESULTS = 200;

  private static final Pattern TIME = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T.*Z");

  private final Function<String, Records> records;

  SearchEndpoint(Function<String, Records> records) {
    this.records = records;
  }

  SandboxAnswer search(String type, JsonNode body) {
    JsonNode groups = body.path("filterGroups");
    check(groups, body.path("limit").asInt(10));
    List<ObjectNode> found =
        records.apply(type).all().stream()
            .filter(record -> matches(record, groups))
            .sorted(Comparator.comparing(record -> value(record, body.at("/sorts/0").asText())))
            .toList();
    int from = body.path("after").asInt(0);
    int to = Math.min(found.size(), from + body.path("limit").asInt(10));
    ObjectNode answer = JsonNodeFactory.instance.objectNode().put("total", found.size());
    ArrayNode results = answer.putArray("results");
    String wanted = String.join(",", texts(body.path("properties")));
    for (int i = from; i < to; i++) {
      results.add(ObjectEndpoint.shown(found.get(i), wanted.isEmpty() ? null : wanted, null));
    }
    if (to < found.size()) {
      answer.withObject("/paging/next").put("after", Integer.toString(to));
    }
    return SandboxAnswer.json(200, answer);
  }

  private static void check(JsonNode groups, int limit) {
    int filters = 0;
    for (JsonNode group : groups) {
      filters += group.path("filters").size();
    }
    if (groups.size() > MOST_GROUPS || filters > MOST_FILTERS) {
      throw HubSpotError.validation("Too many filter groups or filters");
    }
    if (limit < 1 || limit > MOST_RESULTS) {
      throw HubSpotError.validation("limit must be 1 to " + MOST_RESULTS);
    }
  }

  private static boolean matches(ObjectNode record, JsonNode groups) {
    return groups.isEmpty()
        || StreamSupport.stream(groups.spliterator(), false)
            .anyMatch(
                group ->
                    StreamSupport.stream(group.path("filters").spliterator(), false)
                        .allMatch(filter -> matchesFilter(record, filter)));
  }

  private static boolean matchesFilter(ObjectNode record, JsonNode filter) {
    JsonNode node = record.path("properties").path(filter.path("propertyName").asText());
    String value = value(record, filter.path("propertyName").asText()).toLowerCase(Locale.ROOT);
    String wanted = filter.path("value").asText().toLowerCase(Locale.ROOT);
    return switch (filter.path("operator").asText()) {
      case "EQ" -> !node.isMissingNode() && value.equals(wanted);
      case "NEQ" -> !value.equals(wanted);
      case "LT" -> value.compareTo(wanted) < 0;
      case "LTE" -> value.compareTo(wanted) <= 0;
      case "GT" -> value.compareTo(wanted) > 0;
      case "GTE" -> value.compareTo(wanted) >= 0;
      case "IN" -> texts(filter.path("values")).contains(value);
      case "NOT_IN" -> !texts(filter.path("values")).contains(value);
      case "HAS_PROPERTY" -> !value.isEmpty();
      case "NOT_HAS_PROPERTY" -> value.isEmpty();
      case "CONTAINS_TOKEN" -> token(wanted).matcher(value).find();
      case "NOT_CONTAINS_TOKEN" -> !token(wanted).matcher(value).find();
      default ->
          throw HubSpotError.validation("operator " + filter.path("operator") + " is unknown");
    };
  }

  /** Times are compared as milliseconds. */
  private static String value(ObjectNode record, String property) {
    String text = record.path("properties").path(property).asText();
    return TIME.matcher(text).matches() ? String.valueOf(Instant.parse(text).toEpochMilli()) : text;
  }

  private static Pattern token(String wanted) {
    return Pattern.compile("(?:^|\\W)" + Pattern.quote(wanted).replace("*", "\\E.*\\Q"));
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }
}
