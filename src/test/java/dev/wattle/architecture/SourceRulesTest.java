package dev.wattle.architecture;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a compiled class no longer shows: sizes, and words that must not occur. */
class SourceRulesTest {

  private static final List<JavaSource> MAIN = JavaSource.below("src/main/java");
  private static final List<JavaSource> ALL =
      Stream.concat(MAIN.stream(), JavaSource.below("src/test/java").stream()).toList();

  private static final Pattern VENDOR =
      Pattern.compile(
          "hubspot|zendesk|zoho|salesforce|freshdesk|shopify|woocommerce|bookeo|\\b(neto|square)\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern META = Pattern.compile("\"wa_id\"|\\bwaId\\b");

  @Test
  void filesHaveAtMost200Lines() {
    assertThat(ALL).filteredOn(file -> file.lines().size() > 200).isEmpty();
  }

  @Test
  void methodsHaveAtMost25Lines() {
    assertThat(JavaSource.methods(ALL)).filteredOn(method -> method.lines() > 25).isEmpty();
  }

  @Test
  void packagesHaveAtMost12Files() {
    Map<Path, Long> sizes =
        ALL.stream().collect(groupingBy(JavaSource::folder, TreeMap::new, counting()));
    assertThat(sizes.entrySet()).filteredOn(size -> size.getValue() > 12).isEmpty();
  }

  @Test
  void javaNamesNoVendorOutsideTheSandbox() {
    assertThat(words(VENDOR, file -> !inRoom(file, "sandbox"))).isEmpty();
  }

  @Test
  void metasWordsStopAtTheWhatsAppRoom() {
    assertThat(words(META, file -> !inRoom(file, "whatsapp") && !inRoom(file, "sandbox")))
        .isEmpty();
  }

  @Test
  void everyPackageSaysWhatItIs() {
    List<Path> described =
        MAIN.stream()
            .filter(file -> file.path().endsWith("package-info.java"))
            .filter(file -> file.lines().contains("@NullMarked"))
            .map(JavaSource::folder)
            .toList();
    assertThat(MAIN)
        .filteredOn(file -> !file.folder().endsWith("dev/wattle"))
        .allSatisfy(file -> assertThat(described).contains(file.folder()));
  }

  private static List<String> words(Pattern forbidden, Predicate<JavaSource> where) {
    return MAIN.stream().filter(where).flatMap(file -> words(forbidden, file)).toList();
  }

  private static Stream<String> words(Pattern forbidden, JavaSource file) {
    List<String> lines = file.lines();
    return IntStream.range(0, lines.size())
        .filter(i -> forbidden.matcher(lines.get(i)).find())
        .mapToObj(i -> file.path() + ":" + (i + 1) + " " + lines.get(i).strip());
  }

  private static boolean inRoom(JavaSource file, String room) {
    return file.path().startsWith(Path.of("src/main/java/dev/wattle", room));
  }
}
