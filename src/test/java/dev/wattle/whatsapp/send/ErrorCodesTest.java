package dev.wattle.whatsapp.send;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.wattle.whatsapp.error.ShippedErrors;
import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.convert.DurationStyle;

class ErrorCodesTest {

  private static StubMeta meta;
  private static SenderRig rig;

  @BeforeAll
  static void start() {
    meta = new StubMeta();
    rig = new SenderRig(meta.url(), false);
  }

  @AfterAll
  static void stop() {
    rig.close();
    meta.close();
  }

  static Stream<JsonNode> codes() throws IOException {
    JsonNode rows =
        new YAMLMapper().readTree(new File("src/test/resources/whatsapp-errors/codes.yaml"));
    return StreamSupport.stream(rows.spliterator(), false);
  }

  @ParameterizedTest
  @MethodSource("codes")
  void everyCodeHasItsFateWhateverTheStatus(JsonNode row) {
    int code = row.path("code").asInt();
    int before = meta.calls().size();
    meta.answers(row.path("status").asInt(), error(code));

    assertThat(rig.send())
        .isInstanceOfSatisfying(
            SendOutcome.Rejected.class,
            rejected -> {
              assertThat(rejected.code()).isEqualTo(code);
              assertThat(rejected.fate().name()).isEqualTo(row.path("fate").asText());
              assertThat(rejected.pause()).isEqualTo(pause(row));
              assertThat(rejected.effect().text()).isEqualTo(row.path("effect").asText());
              assertThat(rejected.details()).endsWith("Details: what Meta adds");
            });
    assertThat(ShippedErrors.table().knows(code)).isTrue();
    assertThat(meta.calls()).hasSize(before + 1);
  }

  private static Duration pause(JsonNode row) {
    return row.has("wait") ? DurationStyle.detectAndParse(row.path("wait").asText()) : null;
  }

  private static String error(int code) {
    return """
        {"error":{"message":"(#%d) A title","type":"OAuthException","code":%d,
         "error_data":{"messaging_product":"whatsapp","details":"what Meta adds"},"fbtrace_id":"A"}}
        """
        .formatted(code, code);
  }
}
