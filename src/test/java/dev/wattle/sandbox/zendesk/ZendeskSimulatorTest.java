package dev.wattle.sandbox.zendesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.sandbox.SandboxDatabase;
import dev.wattle.sandbox.SandboxRig;
import dev.wattle.sandbox.SandboxRig.Reply;
import dev.wattle.sandbox.Simulator;
import dev.wattle.sandbox.store.ObjectStore;
import dev.wattle.sandbox.zendesk.records.Limits;
import dev.wattle.sandbox.zendesk.records.Tickets;
import dev.wattle.sandbox.zendesk.records.Uploads;
import dev.wattle.sandbox.zendesk.records.Users;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZendeskSimulatorTest {

  private static final Clock CLOCK = Clock.systemUTC();

  @TempDir Path folder;
  private SignedHooks webhook;
  private SandboxRig rig;
  private AgentDesk desk;
  private String token;

  @BeforeEach
  void start() throws IOException {
    SandboxDatabase.empty();
    webhook = new SignedHooks();
    open(false);
  }

  @AfterEach
  void stop() {
    rig.close();
    webhook.close();
  }

  @Test
  void refusesCallsWithoutALivingToken() {
    Reply reply = rig.call("GET", "/api/v2/tickets/1", "", "Authorization", "Bearer x");
    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.json().path("error").asText()).isEqualTo("Couldn't authenticate you");
    String wrong =
        "{\"grant_type\":\"client_credentials\",\"client_id\":\"a\",\"client_secret\":\"b\"}";
    assertThat(rig.call("POST", "/oauth/tokens", wrong).status()).isEqualTo(401);
  }

  @Test
  void createsAUserOnceByItsExternalId() {
    assertThat(user("wa:61491570156", "+61491570156").status()).isEqualTo(201);
    Reply again = user("WA:61491570156", "+61491570156");
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.json().at("/user/external_id").asText()).isEqualTo("WA:61491570156");
    JsonNode found = get("/api/v2/users/search?external_id=wa:61491570156").json();
    assertThat(found.path("users")).hasSize(1);
    assertThat(user("wa:1", "0491570156").status()).isEqualTo(422);
  }

  @Test
  void holdsTheLimitOfCreateOrUpdateWhenSwitchedOn() throws IOException {
    rig.close();
    open(true);
    user("wa:1", "+61491570156");
    Reply second = user("wa:2", "+61491570157");
    assertThat(second.status()).isEqualTo(429);
    assertThat(second.headers()).containsKey("retry-after");
  }

  @Test
  void repeatsTheFirstAnswerForTheSameIdempotencyKey() {
    Reply first = ticket("k1", "Hello");
    assertThat(first.status()).isEqualTo(201);
    assertThat(first.headers().get("x-idempotency-lookup")).containsExactly("miss");
    Reply again = ticket("k1", "Hello");
    assertThat(again.headers().get("x-idempotency-lookup")).containsExactly("hit");
    assertThat(again.json().at("/ticket/id")).isEqualTo(first.json().at("/ticket/id"));
    Reply other = ticket("k1", "Other");
    assertThat(other.status()).isEqualTo(400);
    assertThat(other.json().path("error").asText()).isEqualTo("IdempotentRequestError");
  }

  @Test
  void keepsTheCustomerAsAuthorAndMarksWhatCameByTheApi() {
    String id = ticket("k2", "Hello").json().at("/ticket/id").asText();
    call("PUT", "/api/v2/tickets/" + id, "{\"ticket\":{\"comment\":{\"body\":\"More\"}}}");
    JsonNode comments = get("/api/v2/tickets/" + id + "/comments?sort=-created_at").json();
    assertThat(comments.at("/comments/0/plain_body").asText()).isEqualTo("More");
    assertThat(comments.at("/comments/0/via/channel").asText()).isEqualTo("api");
    assertThat(comments.at("/comments/1/author_id").asLong()).isGreaterThan(9_000_000);
    assertThat(comments.at("/comments/1/metadata/custom/wamid").asText()).isEqualTo("wamid.A1");
    assertThat(get("/api/v2/tickets?external_id=wa:conv-1").json().path("tickets")).hasSize(1);
    assertThat(
            get("/api/v2/search?query=type:ticket%20external_id:wa:conv-1").json().path("results"))
        .hasSize(1);
  }

  @Test
  void refusesWhatZendeskRefuses() {
    assertThat(post("/api/v2/tickets", "{\"ticket\":{}}").status()).isEqualTo(422);
    assertThat(post("/api/v2/tickets", "{}").status()).isEqualTo(400);
    String unknown = "{\"ticket\":{\"requester_id\":5,\"comment\":{\"body\":\"x\"}}}";
    assertThat(post("/api/v2/tickets", unknown).status()).isEqualTo(422);
    String id = ticket("k3", "Hello").json().at("/ticket/id").asText();
    call("PUT", "/api/v2/tickets/" + id, "{\"ticket\":{\"status\":\"closed\"}}");
    Reply closed =
        call("PUT", "/api/v2/tickets/" + id, "{\"ticket\":{\"comment\":{\"body\":\"x\"}}}");
    assertThat(closed.status()).isEqualTo(422);
    assertThat(closed.json().path("error").asText()).isEqualTo("RecordInvalid");
    assertThat(get("/api/v2/tickets/999").status()).isEqualTo(404);
  }

  @Test
  void signsWhatAnAgentDoesAndTellsIdsOnly() {
    String id = ticket("k4", "Hello").json().at("/ticket/id").asText();
    desk.reply(id, "On its way", true);
    await().untilAsserted(() -> assertThat(webhook.bodies).hasSize(1));
    assertThat(webhook.genuine).containsOnly(true);
    assertThat(webhook.bodies.get(0))
        .contains("\"ticket_id\":\"" + id + "\"", "\"event\":\"comment\"", "+61491570156")
        .doesNotContain("On its way");
    desk.solve(id);
    await().untilAsserted(() -> assertThat(webhook.bodies).hasSize(2));
    assertThat(webhook.bodies.get(1)).contains("\"status\":\"solved\"", "\"event\":\"status\"");
    assertThat(desk.comments(id).get(1).at("/via/channel").asText()).isEqualTo("web");
  }

  @Test
  void attachesUploads() {
    Reply upload = post("/api/v2/uploads?filename=a.txt", "hello");
    String file = upload.json().at("/upload/token").asText();
    assertThat(upload.status()).isEqualTo(201);
    String body = "{\"ticket\":{\"comment\":{\"body\":\"see\",\"uploads\":[\"%s\"]}}}";
    JsonNode ticket = post("/api/v2/tickets", body.formatted(file)).json();
    assertThat(ticket.at("/audit/events/0/attachments/0/file_name").asText()).isEqualTo("a.txt");
    assertThat(post("/api/v2/tickets", body.formatted("no")).status()).isEqualTo(422);
  }

  private void open(boolean limited) {
    rig = new SandboxRig(folder, store -> simulator(store, limited));
    String credentials =
        "{\"grant_type\":\"client_credentials\",\"client_id\":\"sandbox-zendesk-client\","
            + "\"client_secret\":\"sandbox-zendesk-secret\",\"scope\":\"read write\"}";
    token = rig.call("POST", "/oauth/tokens", credentials).json().path("access_token").asText();
  }

  private Simulator simulator(ObjectStore store, boolean limited) {
    ZendeskAccount account = SignedHooks.account(limited);
    Limits limits = new Limits(limited, CLOCK);
    Users users = new Users(store, limits, CLOCK);
    Tickets tickets = new Tickets(store, CLOCK);
    Uploads files = new Uploads(store, CLOCK);
    Trigger trigger = new Trigger(account, webhook.url(), store, CLOCK);
    desk = new AgentDesk(tickets, users, files, trigger);
    return new ZendeskSimulator(
        account, store, SandboxRig.JSON, CLOCK, users, tickets, files, limits);
  }

  private Reply user(String externalId, String phone) {
    String body = "{\"user\":{\"name\":\"Kirra\",\"external_id\":\"%s\",\"phone\":\"%s\"}}";
    return post("/api/v2/users/create_or_update", body.formatted(externalId, phone));
  }

  private Reply ticket(String key, String text) {
    String requester = user("wa:61491570156", "+61491570156").json().at("/user/id").asText();
    String body =
        """
        {"ticket":{"subject":"WhatsApp","requester_id":%s,"submitter_id":%s,"external_id":"wa:conv-1",
          "comment":{"html_body":"<p>%s</p>","public":true},"metadata":{"wamid":"wamid.A1"}}}
        """;
    return rig.call(
        "POST",
        "/api/v2/tickets",
        body.formatted(requester, requester, text),
        "Authorization",
        "Bearer " + token,
        "Idempotency-Key",
        key);
  }

  private Reply get(String path) {
    return call("GET", path, "");
  }

  private Reply post(String path, String body) {
    return call("POST", path, body);
  }

  private Reply call(String method, String path, String body) {
    return rig.call(method, path, body, "Authorization", "Bearer " + token);
  }
}
