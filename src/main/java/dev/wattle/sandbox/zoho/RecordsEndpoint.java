package dev.wattle.sandbox.zoho;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wattle.sandbox.SandboxAnswer;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads and writes of records; every row of an answer has a status of its own. */
final class RecordsEndpoint {

  private static final int MOST_ROWS = 100;
  private static final int MOST_LISTED = 200;
  private static final int MOST_PAGES = 10;
  private static final Pattern CRITERION = Pattern.compile("\\((\\w+):equals:([^()]+)\\)");

  private final Records records;

  RecordsEndpoint(Records records) {
    this.records = records;
  }

  SandboxAnswer create(String module, JsonNode body) {
    return rows(body, 201, row -> written("insert", records.create(module, row), null));
  }

  SandboxAnswer update(String module, JsonNode body) {
    return rows(
        body,
        200,
        row -> {
          String id = row.path("id").asText();
          return written("update", records.update(module, id, row, "API"), null);
        });
  }

  SandboxAnswer upsert(String module, JsonNode body) {
    return rows(
        body,
        200,
        row -> {
          for (JsonNode field : body.path("duplicate_check_fields")) {
            String name = field.asText();
            Optional<ObjectNode> known =
                row.hasNonNull(name)
                    ? records.find(module, name, row.path(name).asText())
                    : Optional.empty();
            if (known.isPresent()) {
              String id = known.get().path("id").asText();
              return written("update", records.update(module, id, row, "API"), name);
            }
          }
          return written("insert", records.create(module, row), null);
        });
  }

  SandboxAnswer tag(String module, String id, JsonNode body) {
    ObjectNode row = JsonNodeFactory.instance.objectNode();
    ArrayNode tags = row.putArray("Tag");
    if (!body.path("over_write").asBoolean()) {
      records.get(module, id).ifPresent(old -> old.path("Tag").forEach(tags::add));
    }
    body.path("tags").forEach(tags::add);
    JsonNode one = written("update", records.update(module, id, row, "API"), null);
    return answer(200, JsonNodeFactory.instance.arrayNode().add(one));
  }

  /** By the time of change, the oldest first; ten pages at most, as beyond 2,000 rows they end. */
  SandboxAnswer list(String module, Map<String, String> query, String modifiedSince) {
    int page = Integer.parseInt(query.getOrDefault("page", "1"));
    int size = Math.min(MOST_LISTED, Integer.parseInt(query.getOrDefault("per_page", "200")));
    if (query.getOrDefault("fields", "").isEmpty() || page > MOST_PAGES) {
      throw ZohoError.field("REQUIRED_PARAM_MISSING", "fields");
    }
    Instant since =
        modifiedSince.isEmpty() ? Instant.MIN : OffsetDateTime.parse(modifiedSince).toInstant();
    List<ObjectNode> changed =
        records.all(module).stream()
            .filter(one -> modified(one).isAfter(since))
            .sorted(Comparator.comparing(RecordsEndpoint::modified))
            .toList();
    if (changed.isEmpty()) {
      return SandboxAnswer.empty(304);
    }
    ArrayNode data = JsonNodeFactory.instance.arrayNode();
    changed.stream().skip((page - 1L) * size).limit(size).forEach(data::add);
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.set("data", data);
    body.putObject("info").put("more_records", (long) page * size < changed.size());
    return SandboxAnswer.json(200, body);
  }

  private static Instant modified(ObjectNode record) {
    return OffsetDateTime.parse(record.path("Modified_Time").asText()).toInstant();
  }

  SandboxAnswer read(String module, String id) {
    return found(records.get(module, id).stream().toList());
  }

  SandboxAnswer search(String module, Map<String, String> query) {
    Matcher criterion = CRITERION.matcher(query.getOrDefault("criteria", ""));
    if (!criterion.matches()) {
      throw ZohoError.of(400, "INVALID_DATA");
    }
    String field = criterion.group(1);
    return found(
        records.all(module).stream()
            .filter(record -> criterion.group(2).equals(record.path(field).asText()))
            .toList());
  }

  /** Nothing found is no body. */
  private static SandboxAnswer found(List<ObjectNode> found) {
    ArrayNode data = JsonNodeFactory.instance.arrayNode();
    found.forEach(data::add);
    return data.isEmpty() ? SandboxAnswer.empty(204) : answer(200, data);
  }

  private static SandboxAnswer rows(JsonNode body, int status, Function<JsonNode, JsonNode> write) {
    JsonNode data = body.path("data");
    if (!data.isArray() || data.isEmpty() || data.size() > MOST_ROWS) {
      throw ZohoError.field("MANDATORY_NOT_FOUND", "data");
    }
    ArrayNode answers = JsonNodeFactory.instance.arrayNode();
    int refused = 0;
    for (JsonNode row : data) {
      try {
        answers.add(write.apply(row));
      } catch (ZohoError no) {
        refused++;
        answers.add(no.row());
      }
    }
    return answer(refused == 0 ? status : refused < data.size() ? 207 : 202, answers);
  }

  private static ObjectNode written(String action, ObjectNode record, String by) {
    ObjectNode row = JsonNodeFactory.instance.objectNode().put("code", "SUCCESS");
    row.put("duplicate_field", by).put("action", action).put("status", "success");
    row.put("message", "record " + ("insert".equals(action) ? "added" : "updated"));
    ObjectNode details = row.putObject("details");
    details.put("id", record.path("id").asText());
    details.set("Modified_Time", record.get("Modified_Time"));
    details.set("Modified_By", record.get("Modified_By"));
    return row;
  }

  private static SandboxAnswer answer(int status, ArrayNode data) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.set("data", data);
    return SandboxAnswer.json(status, body);
  }
}
