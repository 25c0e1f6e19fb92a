package dev.wattle.sandbox.zoho;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wattle.sandbox.SandboxAnswer;
import dev.wattle.sandbox.SandboxRequest;
import dev.wattle.sandbox.Simulator;
import dev.wattle.sandbox.quota.Turn;
import dev.wattle.sandbox.store.ObjectStore;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** {@code /oauth/v2/token} and {@code /crm/v8}. */
public final class ZohoSimulator implements Simulator {

  private final ObjectMapper mapper;
  private final Tokens tokens;
  private final Credits credits;
  private final Channel channel;
  private final Records records;
  private final RecordsEndpoint endpoint;

  ZohoSimulator(ZohoAccount account, ObjectStore store, ObjectMapper mapper, Clock clock) {
    this.mapper = mapper;
    this.tokens = new Tokens(account, store, clock);
    this.credits = new Credits(account, clock);
    this.channel = new Channel(store, clock);
    this.records = new Records(store, channel, clock);
    this.endpoint = new RecordsEndpoint(records);
  }

  @Override
  public String vendor() {
    return "zoho";
  }

  /** Zoho never says when to come again. */
  @Override
  public SandboxAnswer failing(int status, @Nullable Integer retryAfter) {
    return ZohoError.ofStatus(status).answer();
  }

  /** From the half on. */
  @Override
  public SandboxAnswer told(SandboxAnswer answer, Turn turn) {
    return turn.left() > turn.most() / 2
        ? answer
        : answer.with("X-API-CREDITS-REMAINING", String.valueOf(turn.left()));
  }

  @Override
  public SandboxAnswer answer(SandboxRequest request) {
    try {
      List<String> path = request.segments();
      if (path.equals(List.of("oauth", "v2", "token")) && "POST".equals(request.method())) {
        return tokens.grant(request);
      }
      tokens.check(request);
      if (path.size() < 3 || !path.subList(0, 2).equals(List.of("crm", "v8"))) {
        throw ZohoError.ofStatus(404);
      }
      return credits.counted(() -> called(request, path.subList(2, path.size())));
    } catch (ZohoError refused) {
      return refused.answer();
    }
  }

  /** The record of a module whose field has that value. */
  public Optional<ObjectNode> find(String module, String field, String value) {
    return records.find(module, field, value);
  }

  /** The notes on a record, oldest first. */
  public List<ObjectNode> notes(String id) {
    return records.all("Notes").stream()
        .filter(note -> id.equals(note.at("/Parent_Id/id").asText()))
        .toList();
  }

  /** What a colleague changes on the screen; an open channel tells of it. */
  public ObjectNode edit(String module, String id, JsonNode fields) {
    return records.update(module, id, fields, "A colleague");
  }

  /** From now on each notification is sent that often. */
  public void deliver(IntSupplier often) {
    channel.deliver(often);
  }

  /** Whether a channel is open. */
  public boolean watched() {
    return channel.open();
  }

  /** Makes it a record that refuses changes with that code, for example ID_ALREADY_CONVERTED. */
  void mark(String module, String id, String code) {
    records.mark(module, id, code);
  }

  private SandboxAnswer called(SandboxRequest request, List<String> path) {
    String method = request.method();
    if (path.equals(List.of("actions", "watch"))) {
      return "GET".equals(method)
          ? channel.list(request.query())
          : channel.watch(body(request), "PATCH".equals(method));
    }
    String module = path.get(0);
    if (path.size() == 4 && "add_tags".equals(path.get(3)) && "POST".equals(method)) {
      return endpoint.tag(module, path.get(1), body(request));
    }
    String second = path.size() == 2 ? path.get(1) : "";
    return switch (method + " " + (second.matches("\\d+") ? "id" : second)) {
      case "POST " -> endpoint.create(module, body(request));
      case "PUT " -> endpoint.update(module, body(request));
      case "POST upsert" -> endpoint.upsert(module, body(request));
      case "GET search" -> endpoint.search(module, request.query());
      case "GET " ->
          endpoint.list(module, request.query(), request.header("If-Modified-Since").orElse(""));
      case "GET id" -> endpoint.read(module, second);
      default -> throw ZohoError.ofStatus(404);
    };
  }

  private JsonNode body(SandboxRequest request) {
    JsonNode body = request.json(mapper);
    if (!body.isObject()) {
      throw ZohoError.of(400, "INVALID_DATA");
    }
    return body;
  }
}
