package dev.wattle.whatsapp.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MessagesPageTest {

  private static final Pattern BLOCK = Pattern.compile("(?s)```json\\n(.*?)```");

  private final JsonNode schema = Fixtures.JSON.readTree(Files.readString(path()));
  private final List<JsonNode> examples = examples();

  MessagesPageTest() throws IOException {}

  @Test
  void everyExampleIsAMessage() {
    var whole = JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(schema);
    assertThat(examples)
        .isNotEmpty()
        .allSatisfy(example -> assertThat(whole.validate(example)).isEmpty());
  }

  @Test
  void everyTypeHasAnExample() {
    Set<String> shown =
        examples.stream().map(example -> example.path("type").asText()).collect(Collectors.toSet());
    schema
        .at("/$defs/content/properties/type/enum")
        .forEach(type -> assertThat(shown).contains(type.asText()));
  }

  @Test
  void refusesUnknownKeysOfAMessage() throws IOException {
    var whole = JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(schema);
    JsonNode odd =
        Fixtures.JSON.readTree(
            "{\"to\":\"+61491570156\",\"purpose\":\"service\",\"type\":\"text\","
                + "\"text\":{\"body\":\"x\"},\"colour\":\"red\"}");
    assertThat(whole.validate(odd)).hasSize(1);
  }

  private static Path path() {
    return Path.of("src/main/resources/schemas/message.json");
  }

  private static List<JsonNode> examples() throws IOException {
    List<JsonNode> found = new ArrayList<>();
    Matcher blocks = BLOCK.matcher(Files.readString(Path.of("docs/messages.md")));
    while (blocks.find()) {
      found.add(Fixtures.JSON.readTree(blocks.group(1)));
    }
    return found;
  }
}
