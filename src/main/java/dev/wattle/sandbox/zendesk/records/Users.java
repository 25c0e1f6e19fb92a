package dev.wattle.sandbox.zendesk.records;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wattle.sandbox.SandboxAnswer;
import dev.wattle.sandbox.store.ObjectStore;
import dev.wattle.sandbox.store.Shelf;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** {@code /api/v2/users}. */
public final class Users {

  /** The agent that our own token acts as. */
  public static final long INTEGRATION = 1000;

  /** The agent of the sandbox page. */
  public static final long AGENT = 1001;

  private static final long FIRST_ID = 9_873_843;

  private final Shelf shelf;
  private final Limits limits;
  private final Clock clock;
  private final Map<String, String> byKey = new ConcurrentHashMap<>();

  public Users(ObjectStore store, Limits limits, Clock clock) {
    this.shelf = new Shelf(store, "zendesk", "user");
    this.limits = limits;
    this.clock = clock;
    shelf.all().forEach(this::index);
    agent(INTEGRATION, "Wattle integration");
    agent(AGENT, "Sam from support");
  }

  public Optional<ObjectNode> find(long id) {
    return shelf.get(Long.toString(id));
  }

  public Optional<ObjectNode> byExternalId(String externalId) {
    return Optional.ofNullable(byKey.get(key("external_id", externalId))).flatMap(shelf::get);
  }

  public synchronized SandboxAnswer createOrUpdate(JsonNode body) {
    JsonNode given = given(body);
    limits.take("create_or_update", 1, 1);
    int status = known(given).isPresent() ? 200 : 201;
    return shown(status, upsert(given));
  }

  /** Matches on external id or e-mail address, never on the phone. */
  synchronized ObjectNode upsert(JsonNode given) {
    Optional<ObjectNode> known = known(given);
    known.ifPresent(user -> limits.take("user-" + user.path("id").asText(), 5, 60));
    return known.isPresent() ? changed(known.get(), given) : created(given);
  }

  public synchronized SandboxAnswer create(JsonNode body) {
    JsonNode given = given(body);
    if (byExternalId(given.path("external_id").asText()).isPresent()) {
      throw ZendeskError.invalid("external_id", "External has already been taken");
    }
    return shown(201, created(given));
  }

  public synchronized SandboxAnswer update(long id, JsonNode body) {
    ObjectNode known = find(id).orElseThrow(ZendeskError::notFound);
    limits.take("create_or_update", 1, 1);
    return shown(200, changed(known, body.path("user")));
  }

  public SandboxAnswer read(long id) {
    return shown(200, find(id).orElseThrow(ZendeskError::notFound));
  }

  public SandboxAnswer search(Map<String, String> query) {
    String externalId = query.get("external_id");
    String words = query.getOrDefault("query", "").replaceFirst("^phone:\\+?", "");
    List<ObjectNode> found =
        externalId != null
            ? byExternalId(externalId).stream().toList()
            : shelf.all().stream()
                .filter(user -> !words.isEmpty() && user.toString().contains(words))
                .toList();
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    found.forEach(answer.putArray("users")::add);
    return SandboxAnswer.json(200, answer.put("count", found.size()));
  }

  private Optional<ObjectNode> known(JsonNode given) {
    return byExternalId(given.path("external_id").asText())
        .or(
            () ->
                Optional.ofNullable(byKey.get(key("email", given.path("email").asText())))
                    .flatMap(shelf::get));
  }

  private ObjectNode created(JsonNode given) {
    if (given.path("name").asText().isBlank()) {
      throw ZendeskError.invalid("name", "Name: is too short (minimum one character)");
    }
    ObjectNode user = JsonNodeFactory.instance.objectNode();
    user.put("id", Long.parseLong(shelf.nextId(FIRST_ID))).put("active", true);
    user.put("role", "end-user").put("verified", false).put("suspended", false);
    user.put("shared_phone_number", false)
        .put("created_at", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
    return changed(user, given);
  }

  private ObjectNode changed(ObjectNode known, JsonNode given) {
    ObjectNode user = known.deepCopy();
    String phone = given.path("phone").asText("");
    if (!phone.isEmpty() && !phone.matches("\\+[1-9]\\d{6,14}")) {
      throw ZendeskError.invalid("phone", "Phone: must be in E.164 format");
    }
    user.setAll((ObjectNode) given);
    user.remove("skip_verify_email");
    if (!phone.isEmpty()) {
      String owner = byKey.getOrDefault(key("phone", phone), user.path("id").asText());
      user.put("shared_phone_number", !owner.equals(user.path("id").asText()));
    }
    user.put("updated_at", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
    index(shelf.put(user.path("id").asText(), user));
    return user;
  }

  private void agent(long id, String name) {
    if (find(id).isEmpty()) {
      ObjectNode user = JsonNodeFactory.instance.objectNode().put("id", id).put("name", name);
      shelf.put(Long.toString(id), user.put("role", "agent").put("active", true));
    }
  }

  private void index(ObjectNode user) {
    for (String field : List.of("external_id", "email", "phone")) {
      if (user.hasNonNull(field)) {
        byKey.putIfAbsent(key(field, user.path(field).asText()), user.path("id").asText());
      }
    }
  }

  private static JsonNode given(JsonNode body) {
    if (!body.path("user").isObject()) {
      throw ZendeskError.of(400, "ParameterMissing", "Parameter user is required");
    }
    return body.path("user");
  }

  private static SandboxAnswer shown(int status, ObjectNode user) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.set("user", user);
    return SandboxAnswer.json(status, answer)
        .with("Location", "/api/v2/users/" + user.path("id").asText() + ".json");
  }

  private static String key(String field, String value) {
    return field + "=" + value.toLowerCase(Locale.ROOT);
  }
}
