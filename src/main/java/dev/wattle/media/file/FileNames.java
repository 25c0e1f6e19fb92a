package dev.wattle.media.file;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names that senders choose: never a path, never a control character, never too long. */
public final class FileNames {

  private static final int LONGEST = 100;
  private static final Pattern PATH = Pattern.compile("^.*[/\\\\]", Pattern.DOTALL);
  private static final Pattern UNSAFE = Pattern.compile("[^\\p{L}\\p{M}\\p{N} ._()-]");
  private static final Pattern EDGES = Pattern.compile("^[ .-]+|[ .]+$");
  private static final Pattern PLAIN = Pattern.compile("[a-z0-9]{1,10}");
  private static final Map<String, String> EXTENSIONS =
      Map.of(
          "jpeg", "jpg",
          "plain", "txt",
          "mpeg", "mp3",
          "3gpp", "3gp",
          "quicktime", "mov");

  private FileNames() {}

  /** Of a file without a usable name: {@code file} with the extension that its type suggests. */
  public static String safe(@Nullable String chosen, String mimeType) {
    String name = chosen == null ? "" : PATH.matcher(chosen).replaceFirst("");
    name = EDGES.matcher(UNSAFE.matcher(name).replaceAll("_")).replaceAll("");
    if (name.codePointCount(0, name.length()) > LONGEST) {
      int cut = name.length() - name.offsetByCodePoints(0, LONGEST);
      int dot = name.lastIndexOf('.');
      boolean extension = dot > cut && name.length() - dot <= 10;
      name =
          extension
              ? name.substring(0, dot - cut) + name.substring(dot)
              : name.substring(0, name.length() - cut);
    }
    return name.isEmpty() ? "file" + extension(mimeType) : name;
  }

  private static String extension(String mimeType) {
    String word = mimeType.substring(mimeType.indexOf('/') + 1).toLowerCase(Locale.ROOT);
    String extension = EXTENSIONS.getOrDefault(word, word);
    return PLAIN.matcher(extension).matches() ? "." + extension : "";
  }
}
