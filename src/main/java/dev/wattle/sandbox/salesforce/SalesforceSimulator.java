package dev.wattle.sandbox.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wattle.sandbox.SandboxAnswer;
import dev.wattle.sandbox.SandboxRequest;
import dev.wattle.sandbox.Simulator;
import dev.wattle.sandbox.quota.Turn;
import dev.wattle.sandbox.store.ObjectStore;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** {@code /services/oauth2/token} and {@code /services/data/v68.0}. */
final class SalesforceSimulator implements Simulator {

  private final SalesforceOrg org;
  private final ObjectMapper mapper;
  private final Map<String, Records> records = new ConcurrentHashMap<>();
  private final Query query = new Query(this::records);
  private final AtomicInteger calls = new AtomicInteger();
  private volatile @Nullable String session;

  SalesforceSimulator(SalesforceOrg org, ObjectStore store, ObjectMapper mapper, Clock clock) {
    this.org = org;
    this.mapper = mapper;
    for (String name : SObject.names()) {
      records.put(name, new Records(name, store, clock));
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

  /** Ends the session; the next call is answered 401. */
  void endSession() {
    session = null;
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
      return "token".equals(path.get(2)) ? login(request) : SandboxAnswer.empty(200);
    }
    try {
      if (request.bearer().filter(token -> token.equals(session)).isEmpty()) {
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

  private SandboxAnswer login(SandboxRequest request) {
    String form = new String(request.body(), StandardCharsets.UTF_8);
    Map<String, String> given =
        new SandboxRequest("POST", "/?" + form, Map.of(), new byte[0]).query();
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    if (!"client_credentials".equals(given.get("grant_type"))) {
      return SandboxAnswer.json(400, body.put("error", "unsupported_grant_type"));
    }
    if (!org.clientId().equals(given.get("client_id"))
        || !org.clientSecret().equals(given.get("client_secret"))) {
      body.put("error", "invalid_client").put("error_description", "invalid client credentials");
      return SandboxAnswer.json(400, body);
    }
    String token = "00D" + UUID.randomUUID().toString().replace("-", "");
    session = token;
    body.put("access_token", token).put("token_type", "Bearer").put("scope", "api");
    body.put("instance_url", "https://sandbox.my.salesforce.com");
    body.put("id", "https://login.salesforce.com/id/00D000000000001AAA/005000000000001AAA");
    return SandboxAnswer.json(200, body);
  }

  private SandboxAnswer data(SandboxRequest request, List<String> path) {
    if ("query".equals(path.get(0)) && "GET".equals(request.method())) {
      return query.run(request.query().getOrDefault("q", ""));
    }
    if (!"sobjects".equals(path.get(0)) || path.size() < 2) {
      throw SalesforceError.notFound();
    }
    Records kind = records(path.get(1));
    return switch (request.method() + path.size()) {
      case "POST2" -> written(kind.create(request.json(mapper)), true);
      case "PATCH3" -> {
        kind.update(path.get(2), request.json(mapper));
        yield SandboxAnswer.empty(204);
      }
      case "PATCH4" -> upsert(kind, path.get(2), path.get(3), request.json(mapper));
      default -> throw SalesforceError.notFound();
    };
  }

  private static SandboxAnswer upsert(Records kind, String field, String value, JsonNode given) {
    if (given.has(field) || given.has("Id")) {
      throw new SalesforceError(400, "INVALID_FIELD", "Id and " + field + " stand in the path");
    }
    synchronized (kind) {
      Optional<ObjectNode> known = kind.byExternalId(field, value);
      if (known.isPresent()) {
        String id = known.get().path("Id").asText();
        kind.update(id, given);
        return written(id, false);
      }
      ObjectNode fresh =
          given.isObject() ? given.deepCopy() : JsonNodeFactory.instance.objectNode();
      return written(kind.create(fresh.put(field, value)), true);
    }
  }

  private static SandboxAnswer written(String id, boolean created) {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("id", id).put("success", true);
    body.put("created", created).putArray("errors");
    return SandboxAnswer.json(created ? 201 : 200, body);
  }

  private Records records(String name) {
    return Optional.ofNullable(records.get(name)).orElseThrow(SalesforceError::notFound);
  }
}
