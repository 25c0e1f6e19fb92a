package dev.wattle.subscription.desk;

import dev.wattle.bus.Topics;
import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator asks for.
 *
 * @param name for people; the host of the URL where it is missing
 * @param types event types; a trailing {@code .*} takes all that begin so, {@code *} takes all
 */
record Draft(@Nullable String name, @Nullable String url, @Nullable List<String> types) {

  private static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z0-9-]+)*(\\.\\*)?");
  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_URL = 2000;

  /** From the fields of a form; types are separated by spaces or commas. */
  static Draft of(String name, String url, String types) {
    return new Draft(name, url, List.of(types.strip().split("[\\s,]+")));
  }

  /**
   * @throws Failure MALFORMED {@code subscription.webhook-malformed}
   */
  Draft checked() {
    List<String> wanted = Objects.requireNonNullElse(types, List.of());
    if (url == null || url.isBlank() || url.length() > LONGEST_URL) {
      throw malformed("no url, or one of more than " + LONGEST_URL + " characters");
    }
    if (name != null && name.length() > LONGEST_NAME) {
      throw malformed("a name of more than " + LONGEST_NAME + " characters");
    }
    if (wanted.isEmpty()) {
      throw malformed("no types; give for example [\"commerce.*\"]");
    }
    wanted.forEach(Draft::check);
    return new Draft(name, url.strip(), wanted.stream().distinct().toList());
  }

  private static void check(@Nullable String type) {
    if (type == null || !type.equals("*") && !TYPE.matcher(type).matches()) {
      throw malformed("a type that is none; see docs/events, or use a prefix such as commerce.*");
    }
    if (type.equals("*") || type.equals("whatsapp.*")) {
      return;
    }
    try {
      Topics.of(type);
    } catch (IllegalArgumentException unknown) {
      throw malformed("type " + type + ", which no event has");
    }
  }

  private static Failure malformed(String what) {
    return Failure.of(
        Kind.MALFORMED, "subscription.webhook-malformed", "the webhook has " + what + ".");
  }
}
