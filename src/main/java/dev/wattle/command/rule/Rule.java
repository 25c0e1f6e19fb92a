package dev.wattle.command.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thing that a file keeps to.
 *
 * @param name by which a file switches it off
 */
public record Rule(String name, Check check) {

  private static final Logger LOG = LoggerFactory.getLogger(Rule.class);

  /** Looks at one file. */
  public interface Check {
    void check(YamlFile file, Complaint complaint);
  }

  /** Says what is wrong, at a JSON pointer in the file; an empty pointer means the whole file. */
  public interface Complaint {
    void at(String pointer, String sentence);
  }

  /** Nothing if the file itself says {@code # rule-off: <rule> because <reason>}. */
  public List<Finding> apply(YamlFile file) {
    List<Finding> findings = new ArrayList<>();
    check.check(
        file,
        (pointer, sentence) ->
            findings.add(new Finding(file.path(), file.line(pointer), name, sentence)));
    Matcher off = Pattern.compile("# rule-off: " + name + " because (\\S.*)").matcher(file.text());
    if (!findings.isEmpty() && off.find()) {
      LOG.warn("rule-off rule={} file={} reason=\"{}\"", name, file.path(), off.group(1));
      return List.of();
    }
    return findings;
  }
}
