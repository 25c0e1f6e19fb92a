package dev.wattle.sandbox.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wattle.sandbox.SandboxRig.Reply;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageRulesTest {

  @TempDir Path folder;
  private MetaRig meta;

  @BeforeEach
  void start() throws IOException {
    meta = new MetaRig(folder, 0, 0);
  }

  @AfterEach
  void stop() {
    meta.close();
  }

  @Test
  void answersAnAcceptedMessageInMetasForm() {
    Reply reply = meta.sendOpen("text", "{\"body\":\"Hello\"}");
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json().at("/contacts/0/input").asText()).isEqualTo("+61491570156");
    assertThat(reply.json().at("/contacts/0/wa_id").asText()).isEqualTo("61491570156");
    assertThat(reply.json().at("/messages/0/id").asText()).startsWith("wamid.");
    assertThat(reply.json().at("/messages/0/message_status").isMissingNode()).isTrue();
  }

  @Test
  void refusesAWrongToken() {
    Reply reply =
        meta.rig.call("POST", "/v26.0/100000000000001/messages", "{}", "Authorization", "Bearer x");
    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.json().at("/error/code").asInt()).isEqualTo(190);
  }

  @Test
  void refusesAnUnknownNumber() {
    assertThat(meta.get("/v26.0/1").json().at("/error/code").asInt()).isEqualTo(33);
    assertThat(meta.get("/v26.0/100000000000001").json().path("status").asText())
        .isEqualTo("CONNECTED");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      textBlock =
          """
          text        | {}                                                        | 131008
          text        | {"body":7}                                                | 100
          image       | {}                                                        | 131008
          image       | {"id":"1"}                                                | 131009
          image       | {"link":"ftp://x"}                                        | 131053
          location    | {"latitude":"1"}                                          | 131008
          location    | {"latitude":"91","longitude":"0"}                         | 131009
          reaction    | {"emoji":"x"}                                             | 131008
          contacts    | []                                                        | 131009
          hologram    | {}                                                        | 131051
          interactive | {"type":"button","action":{}}                             | 131008
          interactive | {"type":"riddle","action":{}}                             | 131009
          template    | {"name":"order_shipped"}                                  | 131008
          template    | {"name":"none","language":{"code":"en"}}                  | 132001
          template    | {"name":"order_shipped","language":{"code":"de"}}         | 132001
          template    | {"name":"order_shipped","language":{"code":"en"}}         | 132000
          """)
  void refusesWhatMetaRefuses(String type, String content, int code) {
    assertThat(meta.sendOpen(type, content).json().at("/error/code").asInt()).isEqualTo(code);
  }

  @Test
  void refusesATextThatIsTooLong() {
    Reply reply = meta.sendOpen("text", "{\"body\":\"" + "x".repeat(4097) + "\"}");
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json().at("/error/code").asInt()).isEqualTo(131009);
    assertThat(reply.json().at("/error/error_data/details").asText()).contains("4096");
  }

  @Test
  void refusesFreeFormOutsideTheServiceWindow() {
    Reply reply = meta.send(MetaRig.message("text", "{\"body\":\"Hello\"}"));
    assertThat(reply.json().at("/error/code").asInt()).isEqualTo(131047);
  }

  @Test
  void sendsATemplateOutsideTheServiceWindowAndShowsItsText() {
    Reply reply = meta.send(MetaRig.message("template", template("order_number", "carrier")));
    assertThat(reply.json().at("/messages/0/message_status").asText()).isEqualTo("accepted");
    String id = reply.json().at("/messages/0/id").asText();
    assertThat(meta.messages.find(id).orElseThrow().at("/shown/body").asText())
        .isEqualTo("Your order 1042 is on its way with 1042. Thank you.");
  }

  @Test
  void refusesATemplateWithAParameterOfAnotherName() {
    Reply reply = meta.send(MetaRig.message("template", template("order_number", "shipper")));
    assertThat(reply.json().at("/error/code").asInt()).isEqualTo(132012);
  }

  @Test
  void putsTheBusinesssCountryCodeBeforeANumberWithoutPlus() {
    String body =
        MetaRig.message("template", template("order_number", "carrier")).replace("+61", "61");
    assertThat(meta.send(body).json().at("/contacts/0/wa_id").asText()).isEqualTo("6161491570156");
  }

  @Test
  void refusesToWriteToItself() {
    String body = MetaRig.message("text", "{\"body\":\"x\"}").replace("70156", "70110");
    assertThat(meta.send(body).json().at("/error/code").asInt()).isEqualTo(131021);
  }

  @Test
  void marksAsRead() {
    Reply reply =
        meta.send(
            "{\"messaging_product\":\"whatsapp\",\"status\":\"read\",\"message_id\":\"wamid.A\"}");
    assertThat(reply.json().path("success").asBoolean()).isTrue();
  }

  static String template(String first, String second) {
    String body =
        """
        {"name":"order_shipped","language":{"code":"en"},"components":[
          {"type":"body","parameters":[
            {"type":"text","parameter_name":"%s","text":"1042"},
            {"type":"text","parameter_name":"%s","text":"1042"}]},
          {"type":"button","sub_type":"url","index":"0",
           "parameters":[{"type":"text","text":"ABC"}]}]}
        """;
    return body.formatted(first, second);
  }
}
