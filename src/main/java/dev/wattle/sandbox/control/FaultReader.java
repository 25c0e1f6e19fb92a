package dev.wattle.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.sandbox.Fault;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A fault as it is written in JSON. */
final class FaultReader {

  private static final Set<String> FIELDS =
      Set.of("status", "share", "retryAfter", "latencyMs", "mode", "statuses", "code", "retries");
  private static final Set<String> OF_META = Set.of("statuses", "code", "retries");
  private static final Set<String> MODES = Set.of(Fault.RESET, Fault.ACCEPT_THEN_TIMEOUT);
  private static final Set<String> STATUSES =
      Set.of("late", "twice", "shuffled", "batched", "failed", "none");

  private FaultReader() {}

  /**
   * @throws FieldProblem 400 for the first field that is wrong
   */
  static Fault read(String vendor, @Nullable JsonNode json) {
    if (json == null || !json.isObject() || json.isEmpty()) {
      throw FieldProblem.malformed("", "the body must be an object with one of " + FIELDS);
    }
    for (Iterator<String> names = json.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!FIELDS.contains(name)) {
        throw FieldProblem.malformed(name, name + " is unknown. Use " + FIELDS);
      }
    }
    checkVendor(vendor, json);
    @Nullable String statuses = statuses(json);
    @Nullable Long status = whole(json, "status", 400, 599);
    @Nullable Long retryAfter = whole(json, "retryAfter", 0, 86_400);
    return new Fault(
        status == null ? null : status.intValue(),
        share(json),
        retryAfter == null ? null : retryAfter.intValue(),
        whole(json, "latencyMs", 0, 600_000),
        text(json, "mode", MODES),
        statuses,
        code(json, statuses),
        flag(json, "retries"));
  }

  private static void checkVendor(String vendor, JsonNode json) {
    for (String field : OF_META) {
      if (json.has(field) && !"whatsapp".equals(vendor)) {
        throw FieldProblem.malformed(field, field + " is for whatsapp only");
      }
    }
  }

  /** One word, or several with commas between; each once. */
  private static @Nullable String statuses(JsonNode json) {
    JsonNode node = json.path("statuses");
    if (node.isMissingNode()) {
      return null;
    }
    List<String> words = Arrays.stream(node.asText().split(",")).map(String::strip).toList();
    boolean known = node.isTextual() && STATUSES.containsAll(words);
    if (!known || words.stream().distinct().count() < words.size()) {
      throw FieldProblem.malformed("statuses", "statuses must be one or more of " + STATUSES);
    }
    return String.join(",", words);
  }

  private static @Nullable Integer code(JsonNode json, @Nullable String statuses) {
    @Nullable Long code = whole(json, "code", 1, 9_999_999);
    if (code != null && (statuses == null || !statuses.contains("failed"))) {
      throw FieldProblem.malformed("code", "code needs statuses to be failed");
    }
    return code == null ? null : code.intValue();
  }

  private static @Nullable Boolean flag(JsonNode json, String field) {
    JsonNode node = json.path(field);
    if (!node.isMissingNode() && !node.isBoolean()) {
      throw FieldProblem.malformed(field, field + " must be true or false");
    }
    return node.isMissingNode() ? null : node.booleanValue();
  }

  private static double share(JsonNode json) {
    JsonNode share = json.path("share");
    if (share.isMissingNode()) {
      return 1;
    }
    if (!share.isNumber() || share.doubleValue() < 0 || share.doubleValue() > 1) {
      throw FieldProblem.malformed("share", "share must be a number from 0 to 1");
    }
    return share.doubleValue();
  }

  private static @Nullable Long whole(JsonNode json, String field, long least, long most) {
    JsonNode node = json.path(field);
    if (node.isMissingNode()) {
      return null;
    }
    if (!node.canConvertToExactIntegral() || node.longValue() < least || node.longValue() > most) {
      String text = "%s must be a whole number from %d to %d";
      throw FieldProblem.malformed(field, text.formatted(field, least, most));
    }
    return node.longValue();
  }

  private static @Nullable String text(JsonNode json, String field, Set<String> allowed) {
    JsonNode node = json.path(field);
    if (node.isMissingNode()) {
      return null;
    }
    if (!node.isTextual() || !allowed.contains(node.textValue())) {
      throw FieldProblem.malformed(field, field + " must be one of " + allowed);
    }
    return node.textValue();
  }
}
