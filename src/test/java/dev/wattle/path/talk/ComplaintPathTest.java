package dev.wattle.path.talk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.testing.Outside;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A complaint, from the call that opens the case to the person who closes it. */
@StrictStack
class ComplaintPathTest {

  private static final String COMPLAINT =
      """
      {"address":"AU.COMPLAINT1","channel":"phone","text":"I never asked for this.","reference":"case-7",
       "at":"2026-01-22T01:00:00Z"}""";

  @Autowired private Outside outside;

  @Test
  void aComplaintIsOpenedOnceAndClosedByWhoMay() {
    JsonNode opened = opens();
    // Thursday before Australia Day: Friday, and Tuesday to Friday.
    assertThat(opened.path("dueAt").asText()).isEqualTo("2026-01-30T13:00:00Z");
    assertThat(opens().path("id")).isEqualTo(opened.path("id"));
    String id = opened.path("id").asText();
    await()
        .atMost(Duration.ofSeconds(40))
        .until(
            () ->
                outside
                    .events()
                    .anyMatch(e -> "consent.complaint.opened".equals(e.path("type").asText())));

    closes(id);
  }

  private void closes(String id) {
    String close = "/ops/consent/complaints/" + id + "/close";
    As viewer = new As(outside, "vera:vera-looks");
    As operator = new As(outside, "olga:olga-works");
    assertThat(viewer.call("GET", "/ops/consent/complaints").body()).contains(id);
    assertThat(viewer.call("POST", close + "?outcome=done").statusCode()).isEqualTo(403);
    assertThat(operator.call("POST", close).statusCode()).isEqualTo(400);
    HttpResponse<String> closed = operator.call("POST", close + "?outcome=taken+off+the+list");
    assertThat(closed.statusCode()).as(closed.body()).isEqualTo(200);
    assertThat(closed.body()).contains("\"taken off the list\"", "\"olga\"");
    assertThat(operator.call("POST", close + "?outcome=again").statusCode()).isEqualTo(404);
    assertThat(viewer.call("GET", "/ops/consent/complaints").body()).doesNotContain(id);
    assertThat(operator.call("GET", "/ops/audit?act=consent.complaint&who=olga").body())
        .contains(id);
  }

  @Test
  void whatIsNoComplaintIsRefusedAndNamesTheField() {
    HttpResponse<String> answer = outside.api("POST", "/api/complaints", "{\"address\":\"AU.X\"}");
    assertThat(answer.statusCode()).isIn(400, 422);
    assertThat(answer.body()).contains("api.complaint-invalid");
    assertThat(outside.anonymous("POST", "/api/complaints", COMPLAINT).statusCode()).isEqualTo(401);
  }

  private JsonNode opens() {
    HttpResponse<String> answer = outside.api("POST", "/api/complaints", COMPLAINT);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return outside.tree(answer.body());
  }
}
