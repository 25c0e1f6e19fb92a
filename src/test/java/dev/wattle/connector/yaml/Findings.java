package dev.wattle.connector.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything that one rule has against the files, said once at the end. */
final class Findings {

  private static final Logger LOG = LoggerFactory.getLogger(Findings.class);

  private final String rule;
  private final List<String> findings = new ArrayList<>();

  Findings(String rule) {
    this.rule = rule;
  }

  /** Unless the file itself says {@code # rule-off: <rule> because <reason>}. */
  void add(YamlFile file, String finding) {
    Matcher off = Pattern.compile("# rule-off: " + rule + " because (\\S.*)").matcher(file.text());
    if (off.find()) {
      LOG.warn("rule-off rule={} file={} reason=\"{}\"", rule, file.path(), off.group(1));
    } else {
      findings.add(file.path() + ": " + finding + " (" + rule + ")");
    }
  }

  void throwOnce() {
    assertThat(findings).as("findings").isEmpty();
  }
}
