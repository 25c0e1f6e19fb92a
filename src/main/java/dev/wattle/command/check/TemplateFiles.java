package dev.wattle.command.check;

import dev.wattle.command.rule.Finding;
import dev.wattle.failure.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the line that a template's fault speaks of. */
final class TemplateFiles {

  private static final Pattern LINE = Pattern.compile("line (\\d+), column");
  private static final Pattern PREFIX =
      Pattern.compile("^template\\.[a-z]+: (?:[^:]*\\[[^]]*]: )?");
  private static final Pattern KEY =
      Pattern.compile(
          "^(name|language|category|parameters|components|substitute|variants)(?:\\.(\\w+))?");

  private final Path folder;

  TemplateFiles(Path folder) {
    this.folder = folder;
  }

  /**
   * @param path {@code <name>/<language>.yaml}
   */
  Finding finding(String path, Failure wrong) {
    String name = "config/templates/" + path;
    boolean beside = Files.isRegularFile(folder.resolve(name));
    String text = PREFIX.matcher(String.valueOf(wrong.getMessage())).replaceFirst("");
    String sentence = text.lines().map(String::strip).reduce((a, b) -> a + " " + b).orElse("");
    int line = beside ? line(folder.resolve(name), text) : 0;
    return new Finding(beside ? name : "wattle.jar!/" + name, line, "template", sentence);
  }

  private static int line(Path file, String text) {
    Matcher said = LINE.matcher(text);
    if (said.find()) {
      return Integer.parseInt(said.group(1));
    }
    Matcher key = KEY.matcher(text);
    if (!key.find()) {
      return 1;
    }
    try {
      List<String> lines = Files.readAllLines(file);
      int top = first(lines, 0, "^" + key.group(1) + ":.*");
      int part =
          key.group(2) == null
              ? -1
              : first(lines, Math.max(top, 0), ".*\\b" + key.group(2) + "\\b.*");
      return 1 + Math.max(0, Math.max(top, part));
    } catch (IOException e) {
      return 0;
    }
  }

  private static int first(List<String> lines, int from, String pattern) {
    for (int i = from; i < lines.size(); i++) {
      if (lines.get(i).matches(pattern)) {
        return i;
      }
    }
    return -1;
  }
}
