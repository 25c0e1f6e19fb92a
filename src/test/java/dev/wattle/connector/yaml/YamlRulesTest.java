package dev.wattle.connector.yaml;

import dev.wattle.command.rule.FlowRules;
import dev.wattle.command.rule.JqRule;
import dev.wattle.command.rule.SchemaRule;
import dev.wattle.command.rule.reference.PublicPort;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What every flow keeps to; and Camel's own schema, for all YAML. */
class YamlRulesTest {

  private static final SchemaRule SCHEMA = new SchemaRule();

  @TestFactory
  Stream<DynamicTest> everyFlowKeepsTo() {
    return Shipped.tests(FlowRules.all(Shipped.KAMELETS), Shipped.FLOWS);
  }

  @TestFactory
  Stream<DynamicTest> everyRouteIsCamels() {
    return Shipped.tests(
        List.of(SCHEMA.routes(), JqRule.expressions(), PublicPort.rule()),
        Stream.concat(Shipped.FLOWS.stream(), Shipped.SYSTEM.stream()).toList());
  }

  @TestFactory
  Stream<DynamicTest> everyKameletIsCamels() {
    return Shipped.tests(
        List.of(SCHEMA.kamelets(), JqRule.expressions(), PublicPort.rule()),
        Shipped.KAMELETS.all().toList());
  }
}
