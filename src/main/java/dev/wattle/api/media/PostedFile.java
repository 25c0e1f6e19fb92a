package dev.wattle.api.media;

import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A file as it was posted: the body itself, or the part {@code file} of a form.
 *
 * @param mimeType as declared
 * @param name as the caller chose it; null if none
 */
record PostedFile(String mimeType, @Nullable String name, byte[] bytes) {

  private static final Pattern BOUNDARY = Pattern.compile("(?i)boundary=\"?([^\";]{1,200})\"?");
  private static final Pattern FIELD = Pattern.compile("(?i)[; ]name=\"file\"");
  private static final Pattern FILENAME = Pattern.compile("(?i)[; ]filename=\"([^\"]*)\"");
  private static final Pattern TYPE = Pattern.compile("(?im)^content-type: *([^\r\n]+)");
  private static final String END_OF_HEAD = "\r\n\r\n";

  /**
   * @param contentType of the body
   * @throws Failure MALFORMED {@code api.form-malformed} if a form has no part {@code file}
   */
  static PostedFile of(String contentType, @Nullable String name, byte[] body) {
    if (!contentType.toLowerCase(Locale.ROOT).startsWith("multipart/form-data")) {
      return new PostedFile(contentType, name, body);
    }
    Matcher boundary = BOUNDARY.matcher(contentType);
    if (!boundary.find()) {
      throw malformed("names no boundary");
    }
    // One char per byte, so that the positions are those of the bytes.
    String form = new String(body, StandardCharsets.ISO_8859_1);
    return part(form, "--" + boundary.group(1).strip(), body, name);
  }

  private static PostedFile part(String form, String edge, byte[] body, @Nullable String name) {
    int from = form.indexOf(edge);
    while (from >= 0) {
      int head = form.indexOf(END_OF_HEAD, from);
      int next = form.indexOf("\r\n" + edge, from + edge.length());
      if (head < 0 || next < head) {
        break;
      }
      String headers = form.substring(from + edge.length(), head);
      if (FIELD.matcher(headers).find()) {
        byte[] bytes = Arrays.copyOfRange(body, head + END_OF_HEAD.length(), next);
        return new PostedFile(type(headers), name == null ? filename(headers) : name, bytes);
      }
      from = next + 2;
    }
    throw malformed("has no part named file");
  }

  private static String type(String headers) {
    Matcher type = TYPE.matcher(headers);
    return type.find() ? type.group(1).strip() : "application/octet-stream";
  }

  private static @Nullable String filename(String headers) {
    Matcher name = FILENAME.matcher(headers);
    return name.find()
        ? new String(name.group(1).getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8)
        : null;
  }

  private static Failure malformed(String what) {
    return Failure.of(
        Kind.MALFORMED,
        "api.form-malformed",
        "the form " + what + ". Post the file as the part file, or as the body itself.");
  }
}
