package dev.wattle.sandbox.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wattle.sandbox.SandboxAnswer;
import dev.wattle.sandbox.SandboxRequest;
import dev.wattle.sandbox.Simulator;
import dev.wattle.sandbox.quota.Turn;
import dev.wattle.sandbox.salesforce.pubsub.ChangeBus;
import dev.wattle.sandbox.salesforce.pubsub.PubSubPort;
import dev.wattle.sandbox.store.ObjectStore;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** {@code /services/oauth2/token} and {@code /services/data/v68.0}. */
public final class SalesforceSimulator implements Simulator {

  /** A colleague who works in the org. */
  public static final String AGENT = "005000000000002AAA";

  private final SalesforceOrg org;
  private final ObjectMapper mapper;
  private final Map<String, Records> records = new ConcurrentHashMap<>();
  private final Query query = new Query(this::records);
  private final AtomicInteger calls = new AtomicInteger();
  private final Sessions sessions;
  private final ChangeBus changes;

  SalesforceSimulator(SalesforceOrg org, ObjectStore store, ObjectMapper mapper, Clock clock) {
    this.org = org;
    this.mapper = mapper;
    this.sessions = new Sessions(org);
    this.changes = new ChangeBus(SObject.all(), clock);
    for (String name : SObject.names()) {
      records.put(name, new Records(name, store, changes, clock));
    }
  }

  @Override
  public String vendor() {
    return "salesforce";
  }

  @Override
  public SandboxAnswer failing(int status, @Nullable Integer retryAfter) {
    return SalesforceError.ofStatus(status).answer();
  }

  /** Ends all sessions; the next call is answered 401. */
  void endSession() {
    sessions.end();
  }

  /** What changes here, for those who subscribed. */
  public ChangeBus changes() {
    return changes;
  }

  /** The gRPC port of this org, fresh and open. */
  public PubSubPort openPort() {
    return new PubSubPort(changes, sessions::isOpen, Sessions.ORG);
  }

  /**
   * What an agent does on the screen; without an id a new record.
   *
   * @return the record's id
   */
  public String edit(String object, @Nullable String id, JsonNode fields) {
    ChangeBus.Author agent = new ChangeBus.Author(AGENT, "screen");
    if (id == null) {
      return records(object).create(fields, agent);
    }
    records(object).update(id, fields, agent);
    return id;
  }

  /** As it is kept, newest last. */
  public List<ObjectNode> all(String object) {
    return records(object).all();
  }

  @Override
  public SandboxAnswer tooMany(Turn turn) {
    String kind =
        turn.tooManyAtATime() ? "ConcurrentRequests (Concurrent API Requests)" : "TotalRequests";
    return new SalesforceError(403, "REQUEST_LIMIT_EXCEEDED", kind + " Limit exceeded.").answer();
  }

  @Override
  public SandboxAnswer told(SandboxAnswer answer, Turn turn) {
    int used = turn.most() - turn.left();
    return answer.with("Sforce-Limit-Info", "api-usage=" + used + "/" + turn.most());
  }

  @Override
  public SandboxAnswer answer(SandboxRequest request) {
    List<String> path = request.segments();
    if (path.size() > 1 && "oauth2".equals(path.get(1))) {
      return sessions.answer(request);
    }
    try {
      if (request.bearer().filter(sessions::isOpen).isEmpty()) {
        throw SalesforceError.ofStatus(401);
      }
      int used = calls.incrementAndGet();
      if (org.callsPerDay() > 0 && used > org.callsPerDay()) {
        throw SalesforceError.ofStatus(403);
      }
      if (path.size() < 4 || !path.get(2).matches("v\\d+\\.0")) {
        throw SalesforceError.notFound();
      }
      SandboxAnswer answer = data(request, path.subList(3, path.size()));
      return answer.with("Sforce-Limit-Info", "api-usage=" + used + "/15000");
    } catch (SalesforceError refused) {
      return refused.answer();
    }
  }

  private SandboxAnswer data(SandboxRequest request, List<String> path) {
    if ("query".equals(path.get(0)) && "GET".equals(request.method())) {
      return query.run(request.query().getOrDefault("q", ""));
    }
    String client = request.header("Sforce-Call-Options").orElse("").replace("client=", "");
    ChangeBus.Author author = new ChangeBus.Author(Sessions.USER, client);
    if ("composite".equals(path.get(0)) && "PATCH".equals(request.method()) && path.size() == 4) {
      return collection(path.subList(1, 4), request.json(mapper), author);
    }
    if (!"sobjects".equals(path.get(0)) || path.size() < 2) {
      throw SalesforceError.notFound();
    }
    Records kind = records(path.get(1));
    return switch (request.method() + path.size()) {
      case "POST2" -> written(kind.create(request.json(mapper), author), true);
      case "PATCH3" -> {
        kind.update(path.get(2), request.json(mapper), author);
        yield SandboxAnswer.empty(204);
      }
      case "PATCH4" -> upsert(kind, path, request.json(mapper), author);
      default -> throw SalesforceError.notFound();
    };
  }

  private SandboxAnswer collection(List<String> path, JsonNode body, ChangeBus.Author author) {
    Records kind = records(path.get(1));
    return Collections.upsert(
        path.get(1),
        path.get(2),
        body,
        (value, given) -> {
          List<String> one = List.of(path.get(0), path.get(1), path.get(2), value);
          return json(upsert(kind, one, given, author).body());
        });
  }

  private static SandboxAnswer upsert(
      Records kind, List<String> path, JsonNode given, ChangeBus.Author author) {
    String field = path.get(2);
    String value = path.get(3);
    if (given.has(field) || given.has("Id")) {
      throw new SalesforceError(400, "INVALID_FIELD", "Id and " + field + " stand in the path");
    }
    synchronized (kind) {
      Optional<ObjectNode> known = kind.byExternalId(field, value);
      if (known.isPresent()) {
        String id = known.get().path("Id").asText();
        kind.update(id, given, author);
        return written(id, false);
      }
      ObjectNode fresh =
          given.isObject() ? given.deepCopy() : JsonNodeFactory.instance.objectNode();
      return written(kind.create(fresh.put(field, value), author), true);
    }
  }

  private static SandboxAnswer written(String id, boolean created) {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("id", id).put("success", true);
    body.put("created", created).putArray("errors");
    return SandboxAnswer.json(created ? 201 : 200, body);
  }

  static JsonNode json(byte[] bytes) {
    return new SandboxRequest("POST", "/", Map.of(), bytes).json(new ObjectMapper());
  }

  private Records records(String name) {
    return Optional.ofNullable(records.get(name)).orElseThrow(SalesforceError::notFound);
  }
}
