package dev.wattle.sandbox.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wattle.sandbox.SandboxAnswer;
import dev.wattle.sandbox.SandboxRequest;
import dev.wattle.sandbox.Simulator;
import dev.wattle.sandbox.hubspot.Records.PropertyChanges;
import dev.wattle.sandbox.store.ObjectStore;
import dev.wattle.sandbox.store.Shelf;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The CRM paths, dated and v3. */
public final class HubSpotSimulator implements Simulator {

  private static final Pattern VERSION = Pattern.compile("v3|2026-0[39]");

  private final HubSpotAccount account;
  private final ObjectMapper mapper;
  private final Clock clock;
  private final Properties properties;
  private final Map<String, Records> records = new ConcurrentHashMap<>();
  private final ObjectEndpoint objects;
  private final BatchEndpoint batches;
  private final SearchEndpoint searches;
  private final Deque<Long> calls = new ArrayDeque<>();

  HubSpotSimulator(
      HubSpotAccount account,
      ObjectStore store,
      ObjectMapper mapper,
      PropertyChanges changes,
      Clock clock) {
    this.account = account;
    this.mapper = mapper;
    this.clock = clock;
    this.properties = new Properties(store, account.name());
    for (String type :
        List.of("contacts", "communications", "notes", "deals", "tickets", "leads")) {
      Shelf shelf = new Shelf(store, account.name(), type);
      records.put(type, new Records(type, shelf, properties, changes, clock));
    }
    this.objects = new ObjectEndpoint(this::records);
    this.batches = new BatchEndpoint(this::records, objects, clock);
    this.searches = new SearchEndpoint(this::records);
  }

  @Override
  public String vendor() {
    return account.name();
  }

  @Override
  public SandboxAnswer failing(int status, @Nullable Integer retryAfter) {
    SandboxAnswer answer = HubSpotError.ofStatus(status).answer();
    return retryAfter == null ? answer : answer.with("Retry-After", retryAfter.toString());
  }

  @Override
  public SandboxAnswer answer(SandboxRequest request) {
    try {
      if (request.bearer().filter(account.accessToken()::equals).isEmpty()) {
        throw HubSpotError.ofStatus(401);
      }
      limit();
      List<String> path = new ArrayList<>(request.segments());
      boolean crm = path.size() >= 4 && "crm".equals(path.get(0));
      if (!crm || !path.removeIf(part -> VERSION.matcher(part).matches())) {
        throw HubSpotError.of(404, "NOT_FOUND", "resource not found");
      }
      return switch (path.get(1)) {
        case "objects" -> object(request, path.get(2), path.subList(3, path.size()));
        case "properties" -> property(request, path.get(2));
        default -> throw HubSpotError.of(404, "NOT_FOUND", "resource not found");
      };
    } catch (HubSpotError refused) {
      return refused.answer();
    }
  }

  /**
   * @param property a unique one, or {@code phone}
   */
  public Optional<ObjectNode> contact(String property, String value) {
    return properties.isUnique("contacts", property)
        ? records("contacts").find(property, value)
        : records("contacts").all().stream()
            .filter(contact -> value.equals(contact.path("properties").path(property).asText()))
            .findFirst();
  }

  /** What a colleague changes on the screen; the account tells of it by webhook. */
  ObjectNode edit(String contactId, JsonNode properties) {
    return records("contacts").update(contactId, properties, Records.Source.CRM_UI);
  }

  /** How many contacts there are. */
  int contacts() {
    return records("contacts").all().size();
  }

  /** What was logged on a contact's timeline, oldest first. */
  public List<ObjectNode> communications(String contactId) {
    return records("communications").all().stream()
        .filter(record -> record.at("/links/contacts").toString().contains('"' + contactId + '"'))
        .toList();
  }

  private SandboxAnswer object(SandboxRequest request, String type, List<String> rest) {
    JsonNode body = request.json(mapper);
    String action = rest.isEmpty() ? "" : rest.get(0);
    if ("batch".equals(action) && rest.size() == 2 && "POST".equals(request.method())) {
      return batch(type, rest.get(1), body);
    }
    if (rest.size() == 5 && "associations".equals(rest.get(1)) && "PUT".equals(request.method())) {
      return objects.associate(type, action, rest.get(3), rest.get(4));
    }
    return switch (request.method() + " " + (action.isEmpty() ? "" : "id")) {
      case "POST " -> objects.create(type, object(body));
      case "POST id" -> searches.search(type, object(body));
      case "GET id" -> objects.read(type, action, request.query());
      case "PATCH id" -> objects.update(type, action, request.query(), object(body));
      case "DELETE id" -> objects.archive(type, action);
      default -> throw HubSpotError.of(405, "METHOD_NOT_ALLOWED", "method not allowed");
    };
  }

  private SandboxAnswer batch(String type, String action, JsonNode body) {
    return switch (action) {
      case "upsert" -> batches.upsert(type, body);
      case "create" -> batches.create(type, body);
      case "update" -> batches.update(type, body);
      case "read" -> batches.read(type, body);
      case "archive" -> batches.archive(type, body);
      default -> throw HubSpotError.of(404, "NOT_FOUND", "resource not found");
    };
  }

  private SandboxAnswer property(SandboxRequest request, String type) {
    records(type);
    if ("POST".equals(request.method())) {
      return SandboxAnswer.json(201, properties.create(type, request.json(mapper)));
    }
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode results = answer.putArray("results");
    properties.all(type).forEach(results::add);
    return SandboxAnswer.json(200, answer);
  }

  private Records records(String type) {
    Records found = records.get(type);
    if (found == null) {
      throw HubSpotError.validation("Unable to infer object type from: " + type);
    }
    return found;
  }

  private static JsonNode object(JsonNode body) {
    if (!body.isObject()) {
      throw HubSpotError.validation("Invalid input JSON");
    }
    return body;
  }

  private void limit() {
    if (account.callsPerTenSeconds() == 0) {
      return;
    }
    long now = clock.millis();
    synchronized (calls) {
      while (!calls.isEmpty() && calls.peekFirst() <= now - 10_000) {
        calls.removeFirst();
      }
      if (calls.size() >= account.callsPerTenSeconds()) {
        throw HubSpotError.ofStatus(429);
      }
      calls.addLast(now);
    }
  }
}
