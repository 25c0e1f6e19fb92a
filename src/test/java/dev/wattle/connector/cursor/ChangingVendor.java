package dev.wattle.connector.cursor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Records that are changed while they are read, page by page, by whole seconds. */
final class ChangingVendor {

  private static final int PAGE = 5;

  /** Every state that a record ever had: its id, and which change it was. */
  final List<String> written = new ArrayList<>();

  final List<JsonNode> questions = new ArrayList<>();
  private final Map<String, ObjectNode> records = new TreeMap<>();
  private final Random random;
  private Instant now;
  private int changesAPage;
  private int failing;

  ChangingVendor(Instant now, Random random) {
    this.now = now;
    this.random = random;
  }

  /** So many changes happen after each page that is read. */
  void busy(int changes) {
    changesAPage = changes;
  }

  void failNext(int times) {
    failing = times;
  }

  void change(int many) {
    for (int i = 0; i < many; i++) {
      now = now.plusSeconds(random.nextInt(2));
      String id = "r" + random.nextInt(20);
      String state = id + "#" + written.size();
      written.add(state);
      ObjectNode record = JsonNodeFactory.instance.objectNode().put("id", id).put("state", state);
      records.put(id, record.put("at", now.toString()));
    }
  }

  List<String> states() {
    return records.values().stream().map(record -> record.path("state").asText()).toList();
  }

  ObjectNode read(JsonNode question) {
    questions.add(question);
    if (failing-- > 0) {
      throw Failure.of(Kind.UNREACHABLE, "connector.unreachable", "nobody is there");
    }
    Instant since = Instant.parse(question.path("since").asText());
    int page = question.path("page").asInt(1);
    List<ObjectNode> found =
        records.values().stream()
            .filter(record -> !at(record).isBefore(since))
            .sorted(Comparator.comparing(ChangingVendor::at))
            .toList();
    int from = Math.min(found.size(), (page - 1) * PAGE);
    int to = Math.min(found.size(), from + PAGE);
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    found.subList(from, to).forEach(answer.putArray("items")::add);
    answer.put("more", to < found.size());
    change(changesAPage);
    return answer;
  }

  private static Instant at(JsonNode record) {
    return Instant.parse(record.path("at").asText());
  }
}
