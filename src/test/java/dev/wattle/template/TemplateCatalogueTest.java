package dev.wattle.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TemplateCatalogueTest {

  private static final String GREETING =
      "name: %s\nlanguage: %s\ncategory: utility\ncomponents: [{type: BODY, text: %s}]";

  @TempDir private Path folder;

  static Stream<JsonNode> bad() throws IOException {
    JsonNode rows = new YAMLMapper().readTree(new File("src/test/resources/templates/bad.yaml"));
    return StreamSupport.stream(rows.spliterator(), false);
  }

  @Test
  void knowsWhatIsShipped() {
    TemplateCatalogue catalogue = catalogue("en");
    assertThat(catalogue.find("order_shipped", "en").orElseThrow().category())
        .isEqualTo(Category.UTILITY);
    assertThat(catalogue.find("spring_offer", "en").orElseThrow().category())
        .isEqualTo(Category.MARKETING);
    assertThat(catalogue.find("login_code", "en").orElseThrow().category())
        .isEqualTo(Category.AUTHENTICATION);
    assertThat(catalogue.find("no_such_template", "en")).isEmpty();
  }

  @Test
  void fallsBackToTheBaseLanguageAndThenToTheDefault() throws IOException {
    write("greeting", "de", "Hallo");
    write("greeting", "fr_CA", "Bonjour");
    TemplateCatalogue catalogue = catalogue("de");
    assertThat(catalogue.find("greeting", "fr-CA").orElseThrow().language()).isEqualTo("fr_CA");
    assertThat(catalogue.find("greeting", "de_AT").orElseThrow().language()).isEqualTo("de");
    assertThat(catalogue.find("greeting", "it").orElseThrow().language()).isEqualTo("de");
    assertThat(catalogue.find("order_shipped", "it")).isEmpty();
  }

  @Test
  void takesTheFileBesideTheProcessBeforeTheShippedOne() throws IOException {
    String shipped = catalogue("en").find("order_shipped", "en").orElseThrow().version();
    write("order_shipped", "en", "Shipped");
    Template replaced = catalogue("en").find("order_shipped", "en").orElseThrow();
    assertThat(replaced.parameters()).isEmpty();
    assertThat(replaced.version()).isNotEqualTo(shipped).hasSize(12);
    assertThat(catalogue("en").find("order_shipped", "en").orElseThrow()).isEqualTo(replaced);
  }

  @ParameterizedTest
  @MethodSource("bad")
  void refusesABadFileNamingFileAndKey(JsonNode row) throws IOException {
    Files.createDirectories(folder.resolve("a"));
    Files.writeString(folder.resolve("a/en.yaml"), row.path("file").asText());
    assertThatThrownBy(() -> catalogue("en"))
        .hasMessageContaining("template.file")
        .hasMessageContaining("en.yaml")
        .hasMessageContaining(row.path("says").asText());
  }

  private TemplateCatalogue catalogue(String defaultLanguage) {
    return new TemplateCatalogue(new TemplateSettings(folder.toString(), defaultLanguage));
  }

  private void write(String name, String language, String text) throws IOException {
    Files.createDirectories(folder.resolve(name));
    Files.writeString(
        folder.resolve(name).resolve(language + ".yaml"), GREETING.formatted(name, language, text));
  }
}
