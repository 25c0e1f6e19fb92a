package dev.wattle.command.dry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wattle.command.Commands;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.junit.jupiter.api.Test;

class DryRunCommandTest {

  private static final String FILES = "src/test/resources/dry-run/";

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final Commands commands =
      new Commands(Clock.systemUTC(), new PrintStream(said, true, StandardCharsets.UTF_8));

  @Test
  void showsTheCallsToAVendorWithItsSecretsMasked() {
    int exit =
        run("message-received-to-hubspot", "message.json", "--answers", FILES + "answers.yaml");
    assertThat(said())
        .contains("POST http://127.0.0.1:1/hubspot/crm/")
        .contains("(hubspot-upsert-contact-sink)")
        .contains("(hubspot-log-communication-sink)")
        .contains("Authorization: Bearer ******")
        .contains("Is the blue one in stock?")
        .doesNotContain("sandbox-hubspot-token");
    assertThat(exit).isZero();
  }

  @Test
  void showsTheMessageAndWhatTheContentRulesSay() {
    int exit = run("order-shipped-to-whatsapp", "shipped.json");
    assertThat(said()).contains("\"order_shipped\"", "content rules: nothing against it");
    assertThat(exit).isZero();
  }

  @Test
  void refusesAnEventOfAnotherType() {
    assertThat(run("order-shipped-to-whatsapp", "message.json")).isEqualTo(1);
    assertThat(said()).contains("takes events of the type commerce.order.shipped");
  }

  @Test
  void namesWhatDoesNotFitTheSchema() {
    assertThat(run("order-shipped-to-whatsapp", "misfit.json")).isEqualTo(1);
    assertThat(said()).contains("misfit.json does not fit its schema", "/data/order: is missing");
  }

  @Test
  void suggestsTheNameOfAFlow() {
    assertThat(run("order-shiped-to-whatsapp", "shipped.json")).isEqualTo(2);
    assertThat(said()).contains("Did you mean \"order-shipped-to-whatsapp\"?");
  }

  private int run(String flow, String event, String... further) {
    String[] all = new String[further.length + 7];
    System.arraycopy(
        new String[] {"dry-run", "--profile", "sandbox", "--flow", flow, "--event", FILES + event},
        0,
        all,
        0,
        7);
    System.arraycopy(further, 0, all, 7, further.length);
    return commands.run(all);
  }

  private String said() {
    return said.toString(StandardCharsets.UTF_8);
  }
}
