package dev.wattle.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.io.FileSystemResource;

class WhatsAppSettingsTest {

  private static final String[] GOOD = {
    "wattle.whatsapp.base-url=https://graph.facebook.com",
    "wattle.whatsapp.api-version=v26.0",
    "wattle.whatsapp.access-token=a-token",
    "wattle.whatsapp.app-secrets=new-secret,old-secret",
    "wattle.whatsapp.verify-token=a-verify-token",
    "wattle.whatsapp.numbers[0].id=100000000000001",
    "wattle.whatsapp.numbers[0].waba=200000000000001"
  };

  private final ApplicationContextRunner runner =
      new ApplicationContextRunner()
          .withUserConfiguration(WhatsAppConfiguration.class)
          .withPropertyValues(GOOD);

  @Test
  void bindsEveryKeyAndMasksSecrets() {
    runner.run(
        context -> {
          WhatsAppSettings settings = context.getBean(WhatsAppSettings.class);
          assertThat(settings.appSecrets())
              .containsExactly(new Secret("new-secret"), new Secret("old-secret"));
          assertThat(settings.number("100000000000001")).isPresent();
          assertThat(settings.connections()).isEqualTo(200);
          assertThat(settings.toString()).doesNotContain("a-token", "new-secret", "a-verify-token");
        });
  }

  @Test
  void refusesTheStartNamingKeyAndRemedy() {
    refuses("access-token=", "wattle.whatsapp.access-token is empty", "WHATSAPP_ACCESS_TOKEN");
    refuses("app-secrets=", "wattle.whatsapp.app-secrets is empty", "WHATSAPP_APP_SECRET");
    refuses("app-secrets=a,b,c", "wattle.whatsapp.app-secrets has 3 values", "replaces");
    refuses("verify-token=", "wattle.whatsapp.verify-token is empty", "WHATSAPP_VERIFY_TOKEN");
    refuses("base-url=graph.example", "wattle.whatsapp.base-url is", "WHATSAPP_BASE_URL");
    refuses("api-version=26", "wattle.whatsapp.api-version is '26'", "v26.0");
    refuses("numbers[0].id=+614", "numbers[0].id is '+614'", "WHATSAPP_PHONE_NUMBER_ID");
    refuses("numbers[0].waba=", "numbers[0].waba is empty", "WHATSAPP_WABA_ID");
    refuses("timeout=0s", "wattle.whatsapp.timeout is PT0S", "positive");
    refuses("connections=0", "wattle.whatsapp.connections is 0", "at least 1");
  }

  @Test
  void namesEverythingThatIsWrongAtOnce() {
    runner
        .withPropertyValues("wattle.whatsapp.access-token=", "wattle.whatsapp.verify-token=")
        .run(
            context ->
                assertThat(analysed(context.getStartupFailure()).getDescription())
                    .contains("access-token is empty", "verify-token is empty"));
  }

  @Test
  void sandboxValuesAreComplete() throws IOException {
    var loader = new YamlPropertySourceLoader();
    var sandbox =
        loader.load("s", new FileSystemResource("config/application-sandbox.yaml")).get(0);
    var defaults = loader.load("d", new FileSystemResource("config/application.yaml")).get(0);
    new ApplicationContextRunner()
        .withUserConfiguration(WhatsAppConfiguration.class)
        .withPropertyValues("sandbox.base-url=http://127.0.0.1:1")
        .withInitializer(
            context -> {
              context.getEnvironment().getPropertySources().addLast(sandbox);
              context.getEnvironment().getPropertySources().addLast(defaults);
            })
        .run(
            context ->
                assertThat(context.getBean(WhatsAppSettings.class).numbers())
                    .isEqualTo(
                        List.of(
                            new BusinessNumber(
                                "100000000000001", "200000000000001", "61491570110"))));
  }

  private void refuses(String property, String... inMessage) {
    runner
        .withPropertyValues("wattle.whatsapp." + property)
        .run(
            context ->
                assertThat(analysed(context.getStartupFailure()).getDescription())
                    .contains(inMessage));
  }

  private static FailureAnalysis analysed(Throwable failure) {
    return new MisconfiguredAnalyzer().analyze(failure);
  }
}
