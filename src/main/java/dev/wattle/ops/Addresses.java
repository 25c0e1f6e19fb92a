package dev.wattle.ops;

import java.util.regex.Pattern;

/** Phone numbers and the like in texts that operators see. */
public final class Addresses {

  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?<![\\w-])\\+?\\d{4,12}(?=\\d{3}(?![\\w-]))"
              + "|(?<=wamid\\.)\\S+(?=\\S{3})"
              + "|(?<=\\b[A-Z]{2}\\.)(ENT\\.)?[A-Za-z0-9]+(?=[A-Za-z0-9]{3}\\b)"
              + "|[^\\s@]+(?=@[^\\s@]+\\.[a-z]+)");

  private Addresses() {}

  /** Addresses shrink to their last three characters. */
  public static String masked(String text) {
    return ADDRESS.matcher(text).replaceAll("…");
  }
}
