package dev.wattle.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wattle.event.ContactAddress;
import dev.wattle.event.ContactId;
import dev.wattle.event.MessageRequested;
import dev.wattle.event.Purpose;
import dev.wattle.template.TemplateCatalogue;
import dev.wattle.whatsapp.WhatsAppSettings;
import dev.wattle.whatsapp.message.SendRequest;
import dev.wattle.whatsapp.send.SendOutcome;
import dev.wattle.whatsapp.send.WhatsAppSender;
import java.time.Instant;
import java.util.Map;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;

class TemplateSendTest {

  private final ApplicationContextRunner runner =
      new ApplicationContextRunner()
          .withConfiguration(
              AutoConfigurations.of(JacksonAutoConfiguration.class, CamelAutoConfiguration.class))
          .withUserConfiguration(Rooms.class)
          .withPropertyValues(
              "camel.springboot.routes-include-pattern=",
              "wattle.whatsapp.base-url=http://127.0.0.1:1",
              "wattle.whatsapp.api-version=v26.0",
              "wattle.whatsapp.access-token=a-token",
              "wattle.whatsapp.app-secrets=a-secret",
              "wattle.whatsapp.verify-token=a-verify-token",
              "wattle.whatsapp.numbers[0].id=100000000000001",
              "wattle.whatsapp.numbers[0].waba=200000000000001");

  @Test
  void aTemplatesFileDecidesWhereItsParametersGo() {
    runner.run(
        context -> {
          JsonNode body = context.getBean(SendRequest.class).of(code());
          assertThat(body.path("template"))
              .isEqualTo(
                  new ObjectMapper()
                      .readTree(
                          """
                          {"name":"login_code","language":{"code":"en"},"components":[
                            {"type":"body","parameters":[{"type":"text","text":"481516"}]},
                            {"type":"button","sub_type":"url","index":"0",
                             "parameters":[{"type":"text","text":"481516"}]}]}
                          """));
        });
  }

  @Test
  void theSenderIsWiredToItsEndpoints() {
    runner.run(
        context ->
            assertThat(context.getBean(WhatsAppSender.class).send(code()))
                .isInstanceOf(SendOutcome.NotSent.class));
  }

  private static MessageRequested code() {
    return new MessageRequested(
        "m-1",
        ContactId.of("0b0e7a52-1111-4222-8333-444455556666"),
        ContactAddress.phone("+61491570156"),
        "100000000000001",
        Purpose.AUTHENTICATION,
        "template",
        Map.of("name", "login_code", "language", "en-AU", "parameters", Map.of("code", "481516")),
        null,
        "cause",
        "api",
        Instant.EPOCH,
        false,
        null);
  }

  @TestConfiguration
  @ComponentScan({
    "dev.wattle.whatsapp.error",
    "dev.wattle.whatsapp.message",
    "dev.wattle.whatsapp.send"
  })
  @Import({TemplateWording.class, TemplateCatalogue.class})
  @EnableConfigurationProperties(WhatsAppSettings.class)
  static class Rooms {}
}
