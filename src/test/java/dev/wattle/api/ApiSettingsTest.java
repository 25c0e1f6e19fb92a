package dev.wattle.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import dev.wattle.testing.ShippedSettings;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.jackson.JacksonProperties;
import org.springframework.util.unit.DataSize;

class ApiSettingsTest {

  private static final String HASH = "ab".repeat(32);

  @Test
  void letsNobodyInOutsideTheSandbox() {
    assertThat(ShippedSettings.bind("wattle.api", ApiSettings.class, "application.yaml").keys())
        .isEmpty();
  }

  @Test
  void givesTheSandboxKeyEveryScope() {
    ApiSettings sandbox =
        ShippedSettings.bind(
            "wattle.api", ApiSettings.class, "application-sandbox.yaml", "application.yaml");
    assertThat(sandbox.keys()).hasSize(1);
    assertThat(sandbox.keys().get(0).scopes()).hasSameSizeAs(Scope.values());
    assertThat(sandbox.maxBody()).isEqualTo(DataSize.ofMegabytes(1));
  }

  @Test
  void refusesAKeyInPlainText() {
    assertThatThrownBy(() -> new ApiSettings.Key("shop", "secret", List.of()))
        .hasMessageContaining("wattle.api.keys, key shop")
        .hasMessageContaining("sha256sum")
        .hasMessageNotContaining("secret");
  }

  @Test
  void refusesAScopeThatThereIsNot() {
    assertThatThrownBy(() -> new ApiSettings.Key("shop", HASH, List.of("events:read")))
        .hasMessageContaining("no scope events:read");
  }

  @Test
  void refusesOneNameForTwoKeys() {
    ApiSettings.Key key = new ApiSettings.Key("shop", HASH, List.of());
    assertThatThrownBy(() -> new ApiSettings(List.of(key, key), DataSize.ofMegabytes(1), 1))
        .hasMessageContaining("name shop twice");
  }

  @Test
  void showsNoHashWhenItIsPrinted() {
    assertThat(new ApiSettings.Key("shop", HASH, List.of())).hasToString("Key[shop]");
  }

  @Test
  void keepsEveryDigitOfMoneyInJson() {
    JacksonProperties json =
        ShippedSettings.bind("spring.jackson", JacksonProperties.class, "application.yaml");
    assertThat(json.getDeserialization())
        .containsEntry(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, true);
    assertThat(json.getDatatype().getJsonNode())
        .containsEntry(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES, false);
    assertThat(json.getGenerator())
        .containsEntry(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN, true);
  }
}
