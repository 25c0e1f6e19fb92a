package dev.wattle.sandbox.freshdesk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wattle.sandbox.SandboxAnswer;
import dev.wattle.sandbox.SandboxRequest;
import dev.wattle.sandbox.Simulator;
import dev.wattle.sandbox.form.Multipart;
import dev.wattle.sandbox.quota.Turn;
import dev.wattle.sandbox.store.ObjectStore;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** {@code /api/v2}, by basic authentication with an agent's key. */
final class FreshdeskSimulator implements Simulator {

  /** The agent that our own key acts as. */
  static final long INTEGRATION = 1000;

  /** The agent who answers people. */
  static final long HUMAN = 1001;

  private final FreshdeskAccount account;
  private final ObjectMapper mapper;
  private final CallLimit limit;
  private final Contacts contacts;
  private final Tickets tickets;
  private final Automation automation;
  private final TicketsEndpoint endpoint;
  private final Ratings ratings;
  private final Attachments attachments;

  FreshdeskSimulator(
      FreshdeskAccount account, URI webhook, ObjectStore store, ObjectMapper mapper, Clock clock) {
    this.account = account;
    this.mapper = mapper;
    this.limit = new CallLimit(account.callsPerMinute(), clock);
    this.contacts = new Contacts(store, clock);
    this.tickets = new Tickets(store, id -> contacts.find(id).isPresent(), clock);
    this.automation = new Automation(account.hookSecret(), webhook, contacts::find);
    this.endpoint = new TicketsEndpoint(tickets, automation);
    this.ratings = new Ratings(store, clock);
    this.attachments = new Attachments(store);
  }

  /** From now on each webhook is delivered that often. */
  void deliver(IntSupplier often) {
    automation.deliver(often);
  }

  @Override
  public String vendor() {
    return "freshdesk";
  }

  @Override
  public SandboxAnswer failing(int status, @Nullable Integer retryAfter) {
    SandboxAnswer answer = FreshdeskError.ofStatus(status).answer();
    return retryAfter == null ? answer : answer.with("Retry-After", retryAfter.toString());
  }

  @Override
  public SandboxAnswer tooMany(Turn turn) {
    return failing(429, Math.max(1, turn.reset()));
  }

  @Override
  public SandboxAnswer told(SandboxAnswer answer, Turn turn) {
    return answer
        .with("X-RateLimit-Total", String.valueOf(turn.most()))
        .with("X-RateLimit-Remaining", String.valueOf(turn.left()))
        .with("X-RateLimit-Used-CurrentRequest", "1");
  }

  @Override
  public SandboxAnswer answer(SandboxRequest request) {
    List<String> path = request.segments();
    if (!path.isEmpty() && "attachments".equals(path.get(0))) {
      return attachments.read(path);
    }
    try {
      int left = limit.take();
      return limit.shown(checked(request), left);
    } catch (FreshdeskError refused) {
      return refused.answer();
    }
  }

  private SandboxAnswer checked(SandboxRequest request) {
    long agent = agent(request);
    List<String> path = request.segments();
    if (path.size() < 3 || !path.subList(0, 2).equals(List.of("api", "v2"))) {
      throw FreshdeskError.notFound();
    }
    String act = request.method() + " " + String.join("/", path.subList(2, path.size()));
    String id = path.size() > 3 ? path.get(3) : "";
    return switch (act.replaceFirst("/\\d{1,18}(?=/|$)", "/id")) {
      case "GET contacts" -> contacts.list(request.query());
      case "POST contacts" -> contacts.create(body(request));
      case "GET contacts/id" -> contacts.read(id);
      case "PUT contacts/id" -> contacts.update(id, body(request));
      case "GET search/contacts" -> contacts.search(request.query());
      case "GET search/tickets" -> endpoint.search(request.query());
      case "GET surveys/satisfaction_ratings" -> ratings.since(request.query());
      default -> ticket(act.replaceFirst("/\\d{1,18}(?=/|$)", "/id"), id, request, agent);
    };
  }

  private SandboxAnswer ticket(String act, String id, SandboxRequest request, long agent) {
    return switch (act) {
      case "POST tickets" -> endpoint.create(body(request));
      case "GET tickets" -> endpoint.list(request.query());
      case "GET tickets/id" -> endpoint.read(id);
      case "PUT tickets/id" -> endpoint.update(id, body(request), agent);
      case "GET tickets/id/conversations" -> endpoint.conversations(id, request.query());
      case "POST tickets/id/notes" -> endpoint.note(id, body(request), agent);
      case "POST tickets/id/reply" -> endpoint.reply(id, body(request), agent);
      case "POST tickets/id/satisfaction_ratings" ->
          ratings.add(tickets.find(id).orElseThrow(FreshdeskError::notFound), body(request));
      default -> throw FreshdeskError.notFound();
    };
  }

  private long agent(SandboxRequest request) {
    String given = request.header("Authorization").orElse("");
    if (given.equals(basic(account.apiKey()))) {
      return INTEGRATION;
    }
    if (given.equals(basic(account.agentKey()))) {
      return HUMAN;
    }
    throw FreshdeskError.ofStatus(401);
  }

  /** What a client sends for this key; the password is of no importance, and is X. */
  static String basic(String key) {
    byte[] login = (key + ":X").getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(login);
  }

  private JsonNode body(SandboxRequest request) {
    if (Multipart.is(request)) {
      return attachments.form(request);
    }
    JsonNode body = request.json(mapper);
    if (!body.isObject()) {
      throw FreshdeskError.invalid(400, "body", "Request body has invalid json", "invalid_json");
    }
    return body;
  }
}
