package dev.wattle;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wattle.failure.Failure;
import org.junit.jupiter.api.Test;

class FlowLimitsTest {

  private static final String FLOW =
      """
      - route:
          id: a-flow
          from:
            uri: "kamelet:event-source"
            steps:
              - setBody: { expression: { jq: { expression: '{purpose: "service", type: "text", text: {body: ""}}' } } }
              - to: { uri: "kamelet:whatsapp-message-sink", parameters: { flow: a-flow } }
      """;

  @Test
  void aFlowBesideTheJarWithAMessageBeyondTheLimitsRefusesTheStart() {
    FlowLimits limits = new FlowLimits();
    limits.read("file:routes/flows/a-flow.camel.yaml", FLOW);

    assertThatThrownBy(limits::check)
        .isInstanceOf(Failure.class)
        .hasMessageContaining("routes.message-limits")
        .hasMessageContaining("routes/flows/a-flow.camel.yaml:6: ")
        .hasMessageContaining("text.body has 0 characters; at least 1 needed.");
  }

  @Test
  void theOthersStart() {
    FlowLimits limits = new FlowLimits();
    limits.read("file:routes/flows/a-flow.camel.yaml", FLOW.replace("\"\"", ".data.text"));
    limits.read("classpath:routes/flows/a-flow.camel.yaml", FLOW);

    assertThatCode(limits::check).doesNotThrowAnyException();
  }
}
