package dev.wattle.event;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Phone numbers and the like in texts that operators see: logs, metrics, JMX, lists. The one place
 * that decides what of an address may be shown.
 */
public final class Addresses {

  /** Meta hides the number at the beginning of a message's id; the end is chance. */
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?<![\\w-])\\+?\\d{4,12}(?=\\d{3}(?![\\w-]))"
              + "|(?<=wamid\\.)\\S{8,}(?=\\S{3})"
              + "|(?<=\\b[A-Z]{2}\\.)(ENT\\.)?[A-Za-z0-9]+(?=[A-Za-z0-9]{3}\\b)"
              // From the beginning of a word only: from each of its letters it would take squares
              // of time.
              + "|(?<![^\\s@])[^\\s@]++(?=@[^\\s@]+\\.[a-z]+)");

  private static final int SHOWN = 3;

  private Addresses() {}

  /** Addresses shrink to their last three characters; null becomes empty. */
  public static String masked(@Nullable String text) {
    return text == null ? "" : ADDRESS.matcher(text).replaceAll("…");
  }

  /** The last three characters of what is an address as a whole. */
  public static String tail(String address) {
    return "…" + address.substring(Math.max(0, address.length() - SHOWN));
  }
}
