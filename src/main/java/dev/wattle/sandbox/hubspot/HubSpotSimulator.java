package dev.wattle.sandbox.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wattle.sandbox.SandboxAnswer;
import dev.wattle.sandbox.SandboxRequest;
import dev.wattle.sandbox.Simulator;
import dev.wattle.sandbox.hubspot.Records.PropertyChanges;
import dev.wattle.sandbox.hubspot.inbox.HubSpotInbox;
import dev.wattle.sandbox.hubspot.wire.HubSpotError;
import dev.wattle.sandbox.quota.Turn;
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
  private final CrmPaths paths;
  private final Deque<Long> calls = new ArrayDeque<>();
  private @Nullable HubSpotInbox inbox;

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
    this.paths = new CrmPaths(this::records, properties, mapper, clock);
  }

  /** With an inbox besides. */
  HubSpotSimulator with(HubSpotInbox conversations) {
    inbox = conversations;
    return this;
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
  public SandboxAnswer told(SandboxAnswer answer, Turn turn) {
    return HubSpotAccount.told(answer, turn);
  }

  @Override
  public SandboxAnswer answer(SandboxRequest request) {
    try {
      if (request.bearer().filter(account.accessToken()::equals).isEmpty()) {
        throw HubSpotError.ofStatus(401);
      }
      limit();
      List<String> path = new ArrayList<>(request.segments());
      if (path.size() < (path.contains("crm") ? 4 : 3)
          || !path.removeIf(part -> VERSION.matcher(part).matches())) {
        throw CrmPaths.NOWHERE;
      }
      return switch (path.get(0) + "/" + path.get(1)) {
        case "crm/objects" -> paths.object(request, path.get(2), path.subList(3, path.size()));
        case "crm/associations" -> paths.links(path.get(2), path.get(3), request.json(mapper));
        case "crm/properties" -> paths.property(request, path.get(2));
        case "conversations/custom-channels", "files/files" ->
            inbox(request, path.subList(1, path.size()));
        default -> throw CrmPaths.NOWHERE;
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

  /** What a colleague moves on the screen: a deal or a ticket. */
  public ObjectNode edit(String type, String id, JsonNode properties) {
    return records(type).update(id, properties, Records.Source.CRM_UI);
  }

  /** The object of that type whose unique property has that value. */
  public Optional<ObjectNode> find(String type, String property, String value) {
    return records(type).find(property, value);
  }

  /** All of that type, oldest first. */
  public List<ObjectNode> all(String type) {
    return records(type).all();
  }

  /** What a colleague joins on the screen; the id of the contact that stays. */
  String merge(String first, String second) {
    return records("contacts").merge(first, second).path("id").asText();
  }

  /** What a colleague deletes on the screen. */
  void delete(String contactId) {
    if (!records("contacts").archive(contactId)) {
      throw HubSpotError.notFound();
    }
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

  private SandboxAnswer inbox(SandboxRequest request, List<String> path) {
    if (inbox == null) {
      throw CrmPaths.NOWHERE;
    }
    return path.get(0).equals("files")
        ? inbox.files(request, path)
        : inbox.answer(request.method(), path, request.json(mapper));
  }

  private Records records(String type) {
    Records found = records.get(type);
    if (found == null) {
      throw HubSpotError.validation("Unable to infer object type from: " + type);
    }
    return found;
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
