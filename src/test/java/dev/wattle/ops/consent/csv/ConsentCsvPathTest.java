package dev.wattle.ops.consent.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.testing.FullStack;
import dev.wattle.testing.Outside;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Files into the ledger of a running Wattle, and out of it. */
@FullStack
class ConsentCsvPathTest {

  private static final String HEADER =
      "address,purpose,state,channel,source,wording,wordingVersion,language,at,evidence.staff,evidence.signature\n";
  private static final String GIVEN =
      "AU.csv%s,marketing,given,in-store,\"Newtown, King St\",in-store,1,fr,2026-02-01T10:00:00+11:00,A7,=HYPERLINK(1)\n";

  @Autowired private Outside outside;

  @Test
  void importsAFileOnceAndExportsItWithoutFormulas() throws Exception {
    String file = HEADER + GIVEN.formatted("In1") + "AU.csvIn2,utility,withdrawn,,,,,,,,\n";
    assertThat(imported(file, "?dryRun=true").path("state").asText()).isEqualTo("CHECKED");
    assertThat(marketing("AU.csvIn1").path("rule").asText()).isEqualTo("consent.missing");

    JsonNode done = imported(file, "");
    assertThat(done.path("state").asText()).as(done.toString()).isEqualTo("DONE");
    assertThat(done.path("rows").asInt()).isEqualTo(2);
    JsonNode row = marketing("AU.csvIn1").path("row");
    assertThat(row.at("/wording/text").asText()).startsWith("Par ma signature");
    assertThat(row.path("recordedBy").asText()).isEqualTo("import:admin");
    String again = report(imported("\uFEFF" + file, ""));
    assertThat(report(imported(file, ""))).contains("recorded," + row.path("id").asText());
    assertThat(again).contains("recorded");

    String history = post("/ops/consents/export?what=history", "").body();
    assertThat(history).contains("AU.csvIn1").contains("\"Newtown, King St\"");
    assertThat(history).startsWith("row,contact,address,purpose");
    String current = post("/ops/consents/export", "").body();
    assertThat(current.lines().filter(line -> line.contains("AU.csvIn1"))).hasSize(1);
    assertThat(get("/ops/audit").body()).contains("consent.export").contains("consent.import");
  }

  @Test
  void importsNothingWhereOneRowIsWrong() throws Exception {
    String file =
        HEADER
            + GIVEN.formatted("No1")
            + GIVEN.formatted("No2").replace("in-store,1,fr", "in-store,7,fr")
            + GIVEN.formatted("No3").replace("marketing", "fun")
            + GIVEN.formatted("No4").replace(",A7,", ",,")
            + GIVEN.formatted("No5").replace("AU.csvNo5", "12");
    JsonNode refused = imported(file, "");
    assertThat(refused.path("state").asText()).isEqualTo("REFUSED");
    assertThat(refused.path("invalid").asInt()).isEqualTo(4);
    assertThat(report(refused).lines().toList())
        .satisfiesExactly(
            line -> assertThat(line).isEqualTo("line,outcome,row,findings"),
            line -> assertThat(line).isEqualTo("2,valid,,"),
            line -> assertThat(line).startsWith("3,invalid,").contains("wording"),
            line -> assertThat(line).startsWith("4,invalid,").contains("purpose"),
            line -> assertThat(line).startsWith("5,invalid,").contains("evidence.staff"),
            line -> assertThat(line).startsWith("6,invalid,").contains("address"));
    assertThat(marketing("AU.csvNo1").path("rule").asText()).isEqualTo("consent.missing");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "name,age;Kerry,7|its header lacks",
        "address,purpose,state;AU.x1,marketing|1 rows are wrong",
        "address,purpose,state;AU.x1,marketing,given,more|is no CSV row",
        "address,purpose,state|no row after the header",
        "''|is no CSV row",
      })
  void refusesWhatIsNoFileOfConsents(String file, String why) throws Exception {
    JsonNode refused = imported(file.replace(';', '\n'), "");
    assertThat(refused.path("state").asText()).isEqualTo("REFUSED");
    assertThat(refused.path("problem").asText()).contains(why);
  }

  @Test
  void takesCsvOnly() throws Exception {
    assertThat(outside.admin("POST", "/ops/consents/import", "{}").statusCode()).isEqualTo(415);
    assertThat(get("/ops/consents/imports/none").statusCode()).isEqualTo(404);
  }

  private JsonNode imported(String file, String query) throws Exception {
    HttpResponse<String> taken = post("/ops/consents/import" + query, file);
    assertThat(taken.statusCode()).as(taken.body()).isEqualTo(202);
    String job = "/ops/consents/imports/" + outside.tree(taken.body()).path("id").asText();
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> outside.tree(get(job).body()).has("endedAt"));
    return outside.tree(get(job).body());
  }

  private String report(JsonNode job) throws Exception {
    return get("/ops/consents/imports/" + job.path("id").asText() + "/report.csv").body();
  }

  private JsonNode marketing(String address) {
    return outside
        .tree(outside.api("GET", "/api/consents?contact=" + address, "").body())
        .at("/purposes/marketing");
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return outside.admin("GET", path, "");
  }

  private HttpResponse<String> post(String path, String body) throws Exception {
    String login =
        Base64.getEncoder().encodeToString("admin:sandbox".getBytes(StandardCharsets.UTF_8));
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(outside.adminUrl() + path))
                .header("Authorization", "Basic " + login)
                .header("Content-Type", "text/csv")
                .POST(BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString());
  }
}
