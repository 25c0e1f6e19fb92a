package dev.wattle.sandbox.zoho;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.sandbox.SandboxDatabase;
import dev.wattle.sandbox.SandboxRig;
import dev.wattle.sandbox.SandboxRig.Reply;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZohoSimulatorTest {

  private static final String CONTACTS = "/crm/v8/Contacts";
  private static final String GOOD =
      "grant_type=refresh_token&client_id=c&client_secret=s&refresh_token=r";

  @TempDir Path folder;
  private SandboxRig rig;
  private ZohoSimulator simulator;
  private String token;

  @BeforeEach
  void start() {
    SandboxDatabase.empty();
    open(0);
  }

  @AfterEach
  void stop() {
    rig.close();
  }

  @Test
  void upsertsByAUniqueFieldAndReadsItBack() {
    JsonNode first = upsert("Contacts", "61491570156", "Walsh");
    assertThat(first.at("/data/0/action").asText()).isEqualTo("insert");
    JsonNode again = upsert("Contacts", "61491570156", "Hill");
    assertThat(again.at("/data/0/duplicate_field").asText()).isEqualTo("WhatsApp_Id");
    String id = again.at("/data/0/details/id").asText();
    assertThat(get(CONTACTS + "/" + id).json().at("/data/0/Last_Name").asText()).isEqualTo("Hill");
    String search = "/search?criteria=(WhatsApp_Id%3Aequals%3A61491570156)";
    assertThat(get(CONTACTS + search).json().at("/data/0/id").asText()).isEqualTo(id);
    assertThat(get(CONTACTS + "/search?criteria=(Mobile%3Aequals%3A1)").status()).isEqualTo(204);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      textBlock =
          """
          {"First_Name":"Kirra"}                         | MANDATORY_NOT_FOUND | Last_Name
          {"Last_Name":"W","WhatsApp_Opt_In":"true"}     | INVALID_DATA        | WhatsApp_Opt_In
          {"Last_Name":"W","WhatsApp_Id":"61491570156"}  | DUPLICATE_DATA      | WhatsApp_Id
          """)
  void aRowHasAStatusOfItsOwn(String row, String code, String field) {
    String known = upsert("Contacts", "61491570156", "Walsh").at("/data/0/details/id").asText();
    Reply reply = post(CONTACTS, "{\"data\":[" + row + "]}");
    assertThat(reply.status()).isEqualTo(202);
    assertThat(reply.json().at("/data/0/code").asText()).isEqualTo(code);
    assertThat(reply.json().at("/data/0/details/api_name").asText()).isEqualTo(field);
    assertThat(reply.json().at("/data/0/details/duplicate_record/id").asText(known))
        .isEqualTo(known);
  }

  @Test
  void anAnswerWithBothIs207() {
    Reply reply = post(CONTACTS, "{\"data\":[{\"Last_Name\":\"W\"},{}]}");
    assertThat(reply.status()).isEqualTo(207);
  }

  @Test
  void aConvertedLeadIsNotChangedAnyMore() {
    String id = upsert("Leads", "61491570157", "Tran").at("/data/0/details/id").asText();
    simulator.mark("Leads", id, "ID_ALREADY_CONVERTED");
    assertThat(upsert("Leads", "61491570157", "Tran").at("/data/0/code").asText())
        .isEqualTo("ID_ALREADY_CONVERTED");
  }

  @Test
  void keepsNotesAndTags() {
    String id = upsert("Contacts", "61491570156", "Walsh").at("/data/0/details/id").asText();
    String note =
        "{\"data\":[{\"Note_Content\":\"Hi\",\"Parent_Id\":{\"module\":{\"api_name\":\"Contacts\"},\"id\":\"%s\"}}]}";
    assertThat(post("/crm/v8/Notes", note.formatted(id)).status()).isEqualTo(201);
    assertThat(simulator.notes(id)).hasSize(1);
    String tags = "{\"tags\":[{\"name\":\"%s\"}],\"over_write\":false}";
    post(CONTACTS + "/" + id + "/actions/add_tags", tags.formatted("a"));
    post(CONTACTS + "/" + id + "/actions/add_tags", tags.formatted("b"));
    assertThat(get(CONTACTS + "/" + id).json().at("/data/0/Tag")).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "grant_type=refresh_token&client_id=c&client_secret=s&refresh_token=x, invalid_code",
    "grant_type=client_credentials&client_id=c&client_secret=s, invalid_code",
    "grant_type=refresh_token&client_id=c&client_secret=x&refresh_token=r, invalid_client",
  })
  void aNoToAGrantIsA200WithAWord(String form, String word) {
    Reply reply = rig.call("POST", "/oauth/v2/token", form);
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json().path("error").asText()).isEqualTo(word);
  }

  @Test
  void issuesTenTokensInTenMinutes() {
    for (int i = 0; i < 9; i++) {
      rig.call("POST", "/oauth/v2/token", GOOD);
    }
    assertThat(rig.call("POST", "/oauth/v2/token", GOOD).json().has("error")).isTrue();
  }

  @Test
  void refusesAnotherWordBeforeTheToken() {
    Reply reply = rig.call("GET", CONTACTS + "/1", "", "Authorization", "Bearer " + token);
    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.json().path("code").asText()).isEqualTo("INVALID_TOKEN");
  }

  @Test
  void tellsTheCreditsFromTheHalfOnAndNeverWhenToComeAgain() {
    rig.close();
    SandboxDatabase.empty();
    open(2);
    assertThat(get(CONTACTS + "/1").headers()).doesNotContainKey("x-api-credits-remaining");
    assertThat(get(CONTACTS + "/1").headers()).containsKey("x-api-credits-remaining");
    Reply third = get(CONTACTS + "/1");
    assertThat(third.status()).isEqualTo(429);
    assertThat(third.json().path("code").asText()).isEqualTo("TOO_MANY_REQUESTS");
    assertThat(third.headers()).doesNotContainKey("retry-after");
  }

  @Test
  void aChannelLivesAWeekAtMost() {
    assertThat(watch("POST", 6).status()).isEqualTo(201);
    assertThat(watch("PATCH", 6).status()).isEqualTo(200);
    assertThat(watch("POST", 8).json().at("/watch/0/code").asText()).isEqualTo("INVALID_DATA");
    Reply list = get("/crm/v8/actions/watch?channel_id=10");
    assertThat(list.json().path("watch")).hasSize(1);
    assertThat(get("/crm/v8/actions/watch?channel_id=11").status()).isEqualTo(204);
  }

  private Reply watch(String method, int days) {
    String expiry = Clock.systemUTC().instant().plusSeconds(days * 86_400L).toString();
    String body =
        "{\"watch\":[{\"channel_id\":\"10\",\"events\":[\"Deals.edit\"],\"channel_expiry\":\"%s\",\"token\":\"t\",\"notify_url\":\"http://127.0.0.1:1/\"}]}";
    return call(method, "/crm/v8/actions/watch", body.formatted(expiry));
  }

  private void open(int credits) {
    ZohoAccount account = new ZohoAccount("c", "s", "r", 0, credits);
    rig =
        new SandboxRig(
            folder,
            store -> {
              simulator = new ZohoSimulator(account, store, SandboxRig.JSON, Clock.systemUTC());
              return simulator;
            });
    token = rig.call("POST", "/oauth/v2/token", GOOD).json().path("access_token").asText();
  }

  private JsonNode upsert(String module, String whatsAppId, String name) {
    String body =
        "{\"data\":[{\"WhatsApp_Id\":\"%s\",\"Last_Name\":\"%s\"}],\"duplicate_check_fields\":[\"WhatsApp_Id\"]}";
    return post("/crm/v8/" + module + "/upsert", body.formatted(whatsAppId, name)).json();
  }

  private Reply get(String path) {
    return call("GET", path, "");
  }

  private Reply post(String path, String body) {
    return call("POST", path, body);
  }

  private Reply call(String method, String path, String body) {
    return rig.call(method, path, body, "Authorization", "Zoho-oauthtoken " + token);
  }
}
