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

/** The pages of traps and of coverage name tests and payloads that exist; no trap is left out. */
class TrapsPageTest {

  private static final Path PAGE = Path.of("docs/whatsapp-traps.md");
  private static final Path COVERAGE = Path.of("docs/whatsapp-coverage.md");
  private static final Pattern TEST = Pattern.compile("`([A-Z]\\w+)`");
  private static final Pattern PAYLOAD = Pattern.compile("`([a-z]+-[a-z-]+|escaped)`");

  @Test
  void everyTrapHasATest() throws IOException {
    List<String> rows = rows(PAGE, "\\| \\d.*");
    assertThat(rows)
        .extracting(row -> row.split("\\|")[1].strip())
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 20).mapToObj(String::valueOf).toList());
    assertThat(rows).allMatch(row -> TEST.matcher(row).find());
  }

  @Test
  void everythingThatIsCoveredHasATest() throws IOException {
    List<String> rows = rows(COVERAGE, "\\| [a-zA-Z].*");
    assertThat(rows).hasSizeGreaterThan(40);
    assertThat(rows).allMatch(row -> row.equals("| What | Test |") || TEST.matcher(row).find());
  }

  @Test
  void everyTestAndPayloadOnThePagesExists() throws IOException {
    Set<String> tests = names(Path.of("src/test/java"));
    Set<String> payloads = names(Path.of("src/test/resources/whatsapp"));
    payloads.addAll(names(Path.of("src/test/resources/whatsapp-send")));
    for (Path page : List.of(PAGE, COVERAGE)) {
      String rows = String.join("\n", rows(page, "\\| .*"));
      assertThat(tests).containsAll(found(TEST, rows, ".java"));
      assertThat(payloads).containsAll(found(PAYLOAD, rows, ".json"));
    }
  }

  private static List<String> rows(Path page, String form) throws IOException {
    return Files.readString(page).lines().filter(line -> line.matches(form)).toList();
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
