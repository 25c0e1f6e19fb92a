package dev.wattle.whatsapp.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever takes our events can rely on a schema. */
class EventSchemasTest {

  private static final Path ROOM = Path.of("src/main/java/dev/wattle/whatsapp/webhook");
  private static final Path SCHEMAS = Path.of("src/main/resources/schemas");
  private static final Pattern TYPE = Pattern.compile("\"(whatsapp\\.[a-z.-]+)\"");

  /** What Wattle itself did with what came; no payload of Meta's shows these. */
  private static final Set<String> OURS =
      Set.of(
          "whatsapp.user.merged",
          "whatsapp.user.unreachable",
          "whatsapp.media.stored",
          "whatsapp.message.failed",
          "whatsapp.message.withheld");

  @Test
  void everyTypeInTheCodeHasASchema() throws IOException {
    assertThat(typesInTheCode()).hasSizeGreaterThan(30).allMatch(EventSchemas::exists);
  }

  @Test
  void everySchemaIsOfATypeThatThePayloadsShow() throws IOException {
    Set<String> shown =
        CorpusCase.all().stream()
            .flatMap(c -> c.events().stream())
            .map(event -> (String) event.get("type"))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(shown).isEqualTo(typesWithSchema()).isEqualTo(typesInTheCode());
  }

  @Test
  void everyTypeIsListedForReaders() throws IOException {
    assertThat(Files.readString(Path.of("docs/events/whatsapp.md")).lines())
        .filteredOn(line -> line.startsWith("| `"))
        .extracting(line -> line.split("`")[1])
        .containsExactlyInAnyOrderElementsOf(typesInTheCode());
  }

  private static Set<String> typesInTheCode() throws IOException {
    Set<String> types = new TreeSet<>();
    try (Stream<Path> files = Files.walk(ROOM)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        TYPE.matcher(Files.readString(file)).results().forEach(found -> types.add(found.group(1)));
      }
    }
    types.removeIf(type -> type.endsWith("-malformed") || type.endsWith("-missing"));
    return types;
  }

  private static Set<String> typesWithSchema() throws IOException {
    try (Stream<Path> files = Files.list(SCHEMAS)) {
      return files
          .map(file -> file.getFileName().toString().replaceFirst("\\.json$", ""))
          .filter(name -> name.startsWith("whatsapp.") && !OURS.contains(name))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
