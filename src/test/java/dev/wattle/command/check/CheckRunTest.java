package dev.wattle.command.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wattle.command.rule.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each folder below {@code check} is wrong in one way, and says how it is told so. */
class CheckRunTest {

  private static final Path SAMPLES = Path.of("src/test/resources/check");

  @Test
  void findsNothingWrongInWhatIsShipped() {
    CheckReport report = new CheckRun(Path.of(""), "sandbox").run();
    assertThat(report.findings()).isEmpty();
    assertThat(report.off().keySet())
        .allMatch(
            flow ->
                flow.matches(
                    ".*(small-crm|freshdesk|zoho|salesforce|hubspot-(inbox|reply|deal|lead|ticket|contacts-caught-up)).*"));
  }

  @TestFactory
  Stream<DynamicTest> tells() throws IOException {
    try (Stream<Path> folders = Files.list(SAMPLES)) {
      List<Path> sorted = folders.sorted().toList();
      return sorted.stream()
          .map(
              folder ->
                  DynamicTest.dynamicTest(String.valueOf(folder.getFileName()), () -> run(folder)));
    }
  }

  private static void run(Path folder) throws IOException {
    List<String> expected = Files.readAllLines(folder.resolve("expected.txt"));
    String profile = String.valueOf(folder.getFileName()).startsWith("live-") ? "live" : "sandbox";
    List<Finding> findings = new CheckRun(folder, profile).run().findings();
    List<String> lines = findings.stream().map(Finding::toString).toList();
    assertThat(lines).hasSameSizeAs(expected);
    for (int i = 0; i < expected.size(); i++) {
      assertThat(lines.get(i)).matches(pattern(expected.get(i)));
    }
  }

  /** A star stands for words of another library, and for whichever shipped file comes first. */
  private static Pattern pattern(String expected) {
    return Pattern.compile("\\Q" + expected.replace("*", "\\E.*\\Q") + "\\E", Pattern.DOTALL);
  }
}
