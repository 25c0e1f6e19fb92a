package dev.wattle.whatsapp.manage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GraphApiTest {

  private static final String LIST = "GET /v26.0/" + GraphStub.WABA + "/message_templates";
  private static final String ERROR =
      "{\"error\":{\"message\":\"(#%1$d) x\",\"code\":%1$d,\"error_data\":{\"details\":\"why\"}}}";
  private final GraphStub meta = new GraphStub();

  @AfterEach
  void close() {
    meta.close();
  }

  @Test
  void readsAllPagesAndTakesTheAnnouncedCategory() {
    meta.answers(LIST, 200, page("a", "one", ",\"next\":\"x\""));
    meta.answers(LIST, 200, page("b", "two", ""));
    assertThat(meta.templates().list(GraphStub.WABA))
        .extracting(MetaTemplate::name)
        .containsExactly("one", "two");
    assertThat(meta.calls().get(1)).contains("after=a");
  }

  @Test
  void beginsAnewWhereMetaCallsItsCursorInvalid() {
    meta.answers(LIST, 200, page("a", "one", ",\"next\":\"x\""));
    meta.answers(LIST, 400, ERROR.formatted(131059));
    meta.answers(LIST, 200, page("a", "three", ""));
    assertThat(meta.templates().list(GraphStub.WABA))
        .extracting(MetaTemplate::name)
        .containsExactly("three");
  }

  @Test
  void givesUpOnAListingThatNeverHolds() {
    meta.answers(LIST, 400, ERROR.formatted(131059));
    assertThatThrownBy(() -> meta.templates().list(GraphStub.WABA))
        .hasMessageContaining("whatsapp.listing-unsteady");
    assertThat(meta.calls()).hasSize(3);
  }

  @Test
  void createsWithExamplesAndNumbersInAddresses() throws IOException {
    meta.answers(
        "POST /v26.0/" + GraphStub.WABA + "/message_templates",
        200,
        "{\"id\":\"7\",\"status\":\"PENDING\",\"category\":\"MARKETING\"}");
    assertThat(meta.templates().create(GraphStub.WABA, draft()))
        .isEqualTo(new TemplateApi.Submitted("7", "PENDING", "MARKETING"));
    assertThat(meta.calls().get(0))
        .contains("\"parameter_format\":\"named\"", "\"message_send_ttl_seconds\":43200")
        .contains("{\"param_name\":\"shop\",\"example\":\"Mitte\"}")
        .contains("\"url\":\"https://shop.example/{{1}}\",\"example\":[\"77\"]");
  }

  @Test
  void deletesOneLanguageAndUnpauses() {
    meta.answers(
        "DELETE /v26.0/" + GraphStub.WABA + "/message_templates", 200, "{\"success\":true}");
    meta.answers("POST /v26.0/7/unpause", 200, "{\"success\":true}");
    meta.templates().delete(GraphStub.WABA, "one", "7");
    meta.templates().unpause("7");
    assertThat(meta.calls().get(0)).contains("hsm_id=7&name=one");
  }

  @Test
  void codesDecideNotTheStatus() {
    meta.answers("POST /v26.0/7", 400, ERROR.formatted(80008));
    assertThatThrownBy(() -> meta.templates().edit("7", draft()))
        .isInstanceOfSatisfying(
            Failure.class,
            failure -> {
              assertThat(failure.kind()).isEqualTo(Kind.THROTTLED);
              assertThat(failure.code()).isEqualTo("whatsapp.meta-80008");
              assertThat(failure).hasMessageContaining("why");
            });
  }

  @Test
  void anExpiredTokenIsOneThatMetaCallsExpired() {
    meta.answers(
        "GET /v26.0/debug_token", 200, "{\"data\":{\"is_valid\":true,\"expires_at\":1790000000}}");
    meta.answers("GET /v26.0/debug_token", 401, ERROR.formatted(190));
    meta.answers("GET /v26.0/debug_token", 503, ERROR.formatted(2));
    assertThat(meta.account().token().expiresAt()).isEqualTo(Instant.ofEpochSecond(1790000000));
    assertThat(meta.account().token().valid()).isFalse();
    assertThatThrownBy(() -> meta.account().token())
        .isInstanceOfSatisfying(
            Failure.class, failure -> assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE));
  }

  private static String page(String cursor, String name, String next) {
    return "{\"data\":[{\"id\":\"1\",\"name\":\"%s\",\"language\":\"en\",\"status\":\"APPROVED\",\"category\":\"UTILITY\",\"components\":[]}],\"paging\":{\"cursors\":{\"after\":\"%s\"}%s}}"
        .formatted(name, cursor, next);
  }

  private static TemplateDraft draft() {
    try {
      return new TemplateDraft(
          "pickup",
          "en",
          "UTILITY",
          new ObjectMapper()
              .readTree(
                  "[{\"type\":\"BODY\",\"text\":\"It is in {{shop}} now.\"},{\"type\":\"BUTTONS\",\"buttons\":[{\"type\":\"URL\",\"text\":\"See\",\"url\":\"https://shop.example/{{order}}\"}]}]"),
          Map.of("shop", "Mitte", "order", "77"),
          Map.of(),
          43_200);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
