package dev.wattle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FlowSettingsTest {

  private static final String FLOW =
      "parameters: { baseUrl: \"{{desk.base-url}}\", clientId: \"{{desk.client-id}}\", secret: \"{{desk.client-secret}}\", n: \"{{wattle.x}}\" }";

  @Test
  void aFlowOfAVendorOfWhichNothingIsSetStaysOff() {
    assertThat(settings(Map.of()).off()).isEqualTo(Map.of("flow", Set.of("desk")));
  }

  @Test
  void aFlowWhoseCallsAnotherMakesStaysOffWithIt() {
    FlowSettings settings = new FlowSettings(key -> "");
    settings.read("file:flows/people-to-desk.camel.yaml", FLOW);
    settings.read("file:flows/person-to-desk.camel.yaml", "batch: people-to-desk");
    assertThat(settings.off()).containsKey("file:flows/person-to-desk.camel.yaml");
  }

  @Test
  void aBaseUrlAloneDoesNotSwitchAVendorOn() {
    assertThat(settings(Map.of("desk.base-url", "https://desk.example")).off()).containsKey("flow");
  }

  @Test
  void aFlowThatHasAllItNeedsIsOn() {
    Map<String, String> all =
        Map.of(
            "desk.base-url",
            "https://desk.example",
            "desk.client-id",
            "a",
            "desk.client-secret",
            "b");
    assertThat(settings(all).off()).isEmpty();
  }

  @Test
  void aVendorThatIsSetInPartRefusesTheStartAndNamesWhatIsMissing() {
    assertThatThrownBy(() -> settings(Map.of("desk.client-id", "a")).off())
        .hasMessageContaining("desk.base-url is empty")
        .hasMessageContaining("Set DESK_CLIENT_SECRET");
  }

  private static FlowSettings settings(Map<String, String> values) {
    FlowSettings settings = new FlowSettings(key -> values.getOrDefault(key, ""));
    settings.read("flow", FLOW);
    return settings;
  }
}
