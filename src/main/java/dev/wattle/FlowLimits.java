package dev.wattle;

import dev.wattle.command.rule.Finding;
import dev.wattle.command.rule.Rule;
import dev.wattle.command.rule.YamlFile;
import dev.wattle.command.rule.message.MessageConstants;
import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Flows beside the jar write out no message that WhatsApp would refuse. Those in the jar were
 * looked at when it was built.
 */
final class FlowLimits {

  private static final String SINK = "whatsapp-message-sink";

  private final List<Finding> findings = new ArrayList<>();

  /**
   * @param location {@code file:…} for a flow beside the jar
   */
  void read(String location, String yaml) {
    if (location.startsWith("file:") && yaml.contains(SINK)) {
      Rule rule = MessageConstants.rule();
      findings.addAll(rule.apply(YamlFile.of(location.substring("file:".length()), yaml)));
    }
  }

  /**
   * @throws Failure MISCONFIGURED, naming file, line, field, limit and value of all
   */
  void check() {
    if (!findings.isEmpty()) {
      String all = String.join("\n", findings.stream().map(Finding::toString).toList());
      throw Failure.of(Kind.MISCONFIGURED, "routes.message-limits", all);
    }
  }
}
