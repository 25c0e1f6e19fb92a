package dev.wattle.sandbox.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wattle.sandbox.SandboxAnswer;
import dev.wattle.sandbox.SandboxRequest;
import dev.wattle.sandbox.Simulator;
import dev.wattle.sandbox.quota.Turn;
import dev.wattle.sandbox.store.ObjectStore;
import dev.wattle.sandbox.zendesk.records.Limits;
import dev.wattle.sandbox.zendesk.records.Ratings;
import dev.wattle.sandbox.zendesk.records.TicketExport;
import dev.wattle.sandbox.zendesk.records.TicketSearch;
import dev.wattle.sandbox.zendesk.records.Tickets;
import dev.wattle.sandbox.zendesk.records.TicketsEndpoint;
import dev.wattle.sandbox.zendesk.records.Uploads;
import dev.wattle.sandbox.zendesk.records.Users;
import dev.wattle.sandbox.zendesk.records.ZendeskError;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /oauth/tokens} and {@code /api/v2}. */
final class ZendeskSimulator implements Simulator {

  private final ObjectMapper mapper;
  private final Tokens tokens;
  private final IdempotencyKeys keys;
  private final Users users;
  private final Uploads uploads;
  private final TicketsEndpoint endpoint;
  private final Ratings ratings;
  private final TicketSearch search;
  private final TicketExport export;

  ZendeskSimulator(
      ZendeskAccount account,
      ObjectStore store,
      ObjectMapper mapper,
      Clock clock,
      Users users,
      Tickets tickets,
      Uploads uploads,
      Limits limits) {
    this.mapper = mapper;
    this.tokens = new Tokens(account, store, clock);
    this.keys = new IdempotencyKeys(store, clock);
    this.users = users;
    this.uploads = uploads;
    this.ratings = new Ratings(store, tickets, clock);
    this.endpoint = new TicketsEndpoint(tickets, users, uploads, limits);
    this.search = new TicketSearch(tickets, limits);
    this.export = new TicketExport(tickets, users, limits, account.exportDelay(), clock);
  }

  @Override
  public String vendor() {
    return "zendesk";
  }

  @Override
  public SandboxAnswer failing(int status, @Nullable Integer retryAfter) {
    SandboxAnswer answer = ZendeskError.ofStatus(status).answer();
    return retryAfter == null ? answer : answer.with("Retry-After", retryAfter.toString());
  }

  @Override
  public SandboxAnswer tooMany(Turn turn) {
    return failing(429, Math.max(1, turn.reset()));
  }

  @Override
  public SandboxAnswer told(SandboxAnswer answer, Turn turn) {
    return answer
        .with("X-Rate-Limit", String.valueOf(turn.most()))
        .with("X-Rate-Limit-Remaining", String.valueOf(turn.left()))
        .with("ratelimit-limit", String.valueOf(turn.most()))
        .with("ratelimit-remaining", String.valueOf(turn.left()))
        .with("ratelimit-reset", String.valueOf(turn.reset()));
  }

  @Override
  public SandboxAnswer answer(SandboxRequest request) {
    try {
      List<String> path =
          request.segments().stream().map(part -> part.replaceFirst("\\.json$", "")).toList();
      if (path.equals(List.of("oauth", "tokens")) && "POST".equals(request.method())) {
        return tokens.grant(request.json(mapper));
      }
      if (path.size() == 3 && "attachments".equals(path.get(0))) {
        return attachment(request, path);
      }
      tokens.check(request);
      if (path.size() < 3 || !path.subList(0, 2).equals(List.of("api", "v2"))) {
        throw ZendeskError.notFound();
      }
      return answer(request, path.get(2), path.subList(3, path.size()));
    } catch (ZendeskError refused) {
      return refused.answer();
    }
  }

  private SandboxAnswer answer(SandboxRequest request, String kind, List<String> rest) {
    return switch (kind) {
      case "users" -> users(request, rest);
      case "tickets" -> tickets(request, rest);
      case "search" -> search.search(request);
      case "incremental" -> incremental(request, rest);
      case "uploads" -> uploads.add(request);
      case "satisfaction_ratings" -> ratings.list(request.query());
      default -> throw ZendeskError.notFound();
    };
  }

  /** The address that a comment names leads on to where the file lies. */
  private SandboxAnswer attachment(SandboxRequest request, List<String> path) {
    String host = "http://" + request.header("Host").orElse("127.0.0.1");
    return "token".equals(path.get(1))
        ? SandboxAnswer.empty(302)
            .with("Location", host + "/zendesk/attachments/store/" + path.get(2))
        : uploads.read(path.get(2));
  }

  private SandboxAnswer users(SandboxRequest request, List<String> rest) {
    String first = rest.isEmpty() ? "" : rest.get(0);
    return switch (request.method() + " " + (isId(first) ? "id" : first)) {
      case "POST create_or_update" -> users.createOrUpdate(body(request));
      case "POST " -> users.create(body(request));
      case "GET search" -> users.search(request.query());
      case "GET me" -> users.read(Users.INTEGRATION);
      case "GET id" ->
          rest.size() == 1 ? users.read(Long.parseLong(first)) : search.ofRequester(first);
      case "PUT id" -> users.update(Long.parseLong(first), body(request));
      default -> throw ZendeskError.notFound();
    };
  }

  private SandboxAnswer incremental(SandboxRequest request, List<String> rest) {
    if (!rest.equals(List.of("tickets", "cursor")) || !"GET".equals(request.method())) {
      throw ZendeskError.notFound();
    }
    return export.list(request.query());
  }

  private SandboxAnswer tickets(SandboxRequest request, List<String> rest) {
    String id = rest.isEmpty() ? "" : rest.get(0);
    String edge = rest.size() > 1 ? rest.get(1) : "";
    if ("tags".equals(edge)) {
      return endpoint.tags(request.method(), id, body(request));
    }
    return switch (request.method() + " " + (isId(id) ? "id" : id) + edge) {
      case "POST " -> keys.once(request, () -> endpoint.create(body(request)));
      case "GET " -> search.list(request.query());
      case "GET id" -> endpoint.read(id);
      case "PUT id" -> endpoint.update(id, body(request));
      case "POST idsatisfaction_rating" -> ratings.add(id, body(request));
      case "GET idcomments" -> endpoint.comments(id, request.query());
      default -> throw ZendeskError.notFound();
    };
  }

  private JsonNode body(SandboxRequest request) {
    JsonNode body = request.json(mapper);
    if (!body.isObject()) {
      throw ZendeskError.of(400, "Unparsable", "The body is no JSON object");
    }
    return body;
  }

  private static boolean isId(String text) {
    return text.matches("\\d{1,18}");
  }
}
