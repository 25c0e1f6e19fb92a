package dev.wattle.whatsapp.error;

import dev.wattle.StrictYaml;
import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.core.io.Resource;

/** Reads the table; a wrong entry refuses the start, with its place. */
final class ErrorTableFile {

  private static final Set<String> KEYS = Set.of("fate", "wait", "growth", "effect", "says");

  private final Resource file;

  ErrorTableFile(Resource file) {
    this.file = file;
  }

  ErrorTable read() {
    try {
      Map<?, ?> root = StrictYaml.read(file);
      return new ErrorTable(
          ranges(root, "codes"),
          ranges(root, "without-code"),
          rule("unknown", root.get("unknown")),
          rule("transient", root.get("transient")));
    } catch (IllegalArgumentException | ClassCastException e) {
      throw refused("the file", "cannot be read: " + e.getMessage());
    }
  }

  private CodeRanges ranges(Map<?, ?> root, String section) {
    if (!(root.get(section) instanceof Map<?, ?> rules)) {
      throw refused(section, "is missing");
    }
    CodeRanges ranges = new CodeRanges();
    rules.forEach(
        (code, entry) -> {
          String place = section + "." + code;
          try {
            ranges.add(String.valueOf(code), rule(place, entry));
          } catch (IllegalArgumentException e) {
            throw refused(place, "is no code and no range of codes: " + e.getMessage());
          }
        });
    return ranges;
  }

  private ErrorRule rule(String place, @Nullable Object entry) {
    if (!(entry instanceof Map<?, ?> map) || !(map.get("says") instanceof String says)) {
      throw refused(place, "needs at least fate and says");
    }
    if (!KEYS.containsAll(map.keySet())) {
      throw refused(place, "may have the keys " + KEYS + " only");
    }
    try {
      return rule(map, says);
    } catch (IllegalArgumentException e) {
      throw refused(place, "is wrong: " + e.getMessage());
    }
  }

  private static ErrorRule rule(Map<?, ?> map, String says) {
    Kind fate = fate(String.valueOf(map.get("fate")));
    Duration wait = map.get("wait") == null ? null : wait(String.valueOf(map.get("wait")));
    int growth = map.get("growth") instanceof Integer given ? given : 1;
    if (fate.isRetried() == (wait == null) || growth < 1) {
      throw new IllegalArgumentException("wait goes with later and unreachable; growth from 1");
    }
    Object effect = map.get("effect");
    SideEffect follows = effect == null ? SideEffect.NONE : SideEffect.of(effect.toString());
    return new ErrorRule(fate, wait, growth, follows, says);
  }

  private static Duration wait(String text) {
    Duration wait = DurationStyle.detectAndParse(text);
    if (wait.isNegative() || wait.isZero()) {
      throw new IllegalArgumentException("wait must be positive");
    }
    return wait;
  }

  private static Kind fate(String text) {
    return "later".equals(text) ? Kind.THROTTLED : Kind.valueOf(text.toUpperCase(Locale.ROOT));
  }

  private Failure refused(String place, String what) {
    return Failure.of(
        Kind.MISCONFIGURED,
        "whatsapp.error-table",
        place
            + " in "
            + file.getDescription()
            + " "
            + what
            + ". Correct it, or remove the file"
            + " to use the table that is shipped.");
  }
}
