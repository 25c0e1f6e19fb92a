package dev.wattle.path.effect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of traps names tests and payloads that exist, and leaves no trap out. */
class TrapsPageTest {

  private static final Path PAGE = Path.of("docs/whatsapp-traps.md");
  private static final Pattern TEST = Pattern.compile("`([A-Z]\\w+)`");
  private static final Pattern PAYLOAD = Pattern.compile("`([a-z]+-[a-z-]+|escaped)`");

  @Test
  void everyTrapHasATest() throws IOException {
    List<String> rows = rows();
    assertThat(rows)
        .extracting(row -> row.split("\\|")[1].strip())
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 20).mapToObj(String::valueOf).toList());
    assertThat(rows).allMatch(row -> TEST.matcher(row).find());
  }

  @Test
  void everyTestAndPayloadOnThePageExists() throws IOException {
    String page = Files.readString(PAGE);
    assertThat(names(Path.of("src/test/java"))).containsAll(found(TEST, page, ".java"));
    assertThat(names(Path.of("src/test/resources/whatsapp")))
        .containsAll(found(PAYLOAD, String.join("\n", rows()), ".json"));
  }

  private static List<String> rows() throws IOException {
    return Files.readString(PAGE).lines().filter(line -> line.matches("\\| \\d.*")).toList();
  }

  private static Set<String> found(Pattern pattern, String text, String ending) {
    return pattern
        .matcher(text)
        .results()
        .map(match -> match.group(1) + ending)
        .collect(Collectors.toSet());
  }

  private static Set<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
    }
  }
}
