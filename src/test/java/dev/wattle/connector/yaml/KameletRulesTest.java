package dev.wattle.connector.yaml;

import dev.wattle.command.rule.KameletRules;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What every connector keeps to, and most of it every house Kamelet too. */
class KameletRulesTest {

  @TestFactory
  Stream<DynamicTest> everyKameletKeepsTo() {
    return Shipped.tests(KameletRules.all(), Shipped.KAMELETS.all().toList());
  }

  @TestFactory
  Stream<DynamicTest> everyConnectorKeepsTo() {
    return Shipped.tests(KameletRules.connectors(), Shipped.KAMELETS.connectors());
  }
}
