package dev.wattle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wattle.command.rule.YamlFile;
import dev.wattle.failure.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class AccountFlowsTest {

  private static final Path FLOWS = Path.of("routes", "flows");

  @Test
  void withoutFurtherAccountsThereAreNoCopies() {
    assertThat(AccountFlows.of(new MockEnvironment(), Path.of("")).copies(shipped())).isEmpty();
  }

  @Test
  void everyFlowOfTheVendorHasACopyThatSharesNothingWithIt() {
    for (String vendor : new String[] {"hubspot", "zendesk", "freshdesk", "salesforce", "zoho"}) {
      Map<String, String> copies = accounts(vendor).copies(shipped());

      assertThat(copies).as(vendor).isNotEmpty();
      copies.forEach((name, text) -> YamlFile.of(name, text));
      copies.forEach(
          (name, text) ->
              assertThat(text)
                  .as(name)
                  .contains("id: " + name)
                  .doesNotContain("{{" + vendor + ".")
                  .doesNotContain("externalIds." + vendor)
                  .doesNotContain("openTickets." + vendor)
                  .doesNotContain("\"" + vendor + "\", account: \"default\"")
                  .doesNotContain("Tickets." + vendor)
                  .doesNotContain("vendor == \"" + vendor + "\"")
                  .doesNotContain("source: " + vendor + "\n")
                  .doesNotContain("-nz-nz"));
    }
  }

  @Test
  void aCopyIsWhatAPersonWouldHaveWritten() throws IOException {
    String copy = accounts("hubspot").copies(shipped()).get("contact-changed-to-hubspot-nz");

    assertThat(copy)
        .contains("flow: contact-changed-to-hubspot-nz")
        .contains("vendor: hubspot\n              account: nz\n")
        .contains("batch: contacts-to-hubspot-nz\n");
    assertThat(accounts("hubspot").copies(shipped()).get("contacts-to-hubspot-nz"))
        .contains("flow: contacts-to-hubspot-nz")
        .contains("limit: hubspot-account\n              key: nz\n")
        .contains("accessToken: \"{{hubspot-nz.access-token}}\"")
        .contains("kamelet:hubspot-upsert-contacts-sink");
    assertThat(accounts("hubspot").copies(shipped()).get("hubspot-nz-contact-changed-received"))
        .contains("path: /webhooks/hubspot-nz\n")
        .contains("{{hubspot-nz-webhook.client-secret}}")
        .contains("source: hubspot-nz\n");
  }

  @Test
  void aFlowOfThatNameIsLeftAsItIs() {
    Map<String, String> flows = shipped();
    flows.put("contact-changed-to-hubspot-nz", "{{hubspot-nz.access-token}}");

    assertThat(accounts("hubspot").copies(flows))
        .doesNotContainKey("contact-changed-to-hubspot-nz")
        .containsKey("message-received-to-hubspot-nz");
  }

  @Test
  void aVendorWithoutFlowsAndANameThatCannotBeOneRefuseTheStart() {
    assertThatThrownBy(() -> accounts("hubsport").copies(shipped()))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("wattle.accounts.hubsport");
    MockEnvironment wrong =
        new MockEnvironment().withProperty("wattle.accounts.hubspot[0]", "New Zealand");
    assertThatThrownBy(() -> AccountFlows.of(wrong, Path.of("")))
        .hasMessageContaining("New Zealand");
  }

  private static AccountFlows accounts(String vendor) {
    return AccountFlows.of(
        new MockEnvironment().withProperty("wattle.accounts." + vendor + "[0]", "nz"), Path.of(""));
  }

  private static Map<String, String> shipped() {
    Map<String, String> flows = new TreeMap<>();
    try (Stream<Path> files = Files.list(FLOWS)) {
      for (Path file : files.filter(one -> one.toString().endsWith(".camel.yaml")).toList()) {
        String name = file.getFileName().toString().replace(".camel.yaml", "");
        flows.put(name, Files.readString(file));
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return flows;
  }
}
