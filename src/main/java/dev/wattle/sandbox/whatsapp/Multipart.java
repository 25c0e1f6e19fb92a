package dev.wattle.sandbox.whatsapp;

import dev.wattle.sandbox.SandboxRequest;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A form with files. */
record Multipart(Map<String, Part> parts) {

  private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)");
  private static final Pattern NAME = Pattern.compile("[; ]name=\"([^\"]*)\"");
  private static final Pattern TYPE = Pattern.compile("(?i)content-type: *([^\r\n]+)");

  /** One field. */
  record Part(String contentType, byte[] content) {}

  static Multipart of(SandboxRequest request) {
    Map<String, Part> parts = new LinkedHashMap<>();
    Matcher boundary = BOUNDARY.matcher(request.header("Content-Type").orElse(""));
    if (boundary.find()) {
      // One char per byte, so that the split leaves the bytes alone.
      String body = new String(request.body(), StandardCharsets.ISO_8859_1);
      for (String piece : body.split(Pattern.quote("--" + boundary.group(1)))) {
        add(parts, piece);
      }
    }
    return new Multipart(parts);
  }

  @Nullable Part part(String name) {
    return parts.get(name);
  }

  /** Empty if there is no such field. */
  String text(String name) {
    Part part = parts.get(name);
    return part == null ? "" : new String(part.content(), StandardCharsets.UTF_8);
  }

  private static void add(Map<String, Part> parts, String piece) {
    int head = piece.indexOf("\r\n\r\n");
    if (head < 0) {
      return;
    }
    Matcher name = NAME.matcher(piece.substring(0, head));
    Matcher type = TYPE.matcher(piece.substring(0, head));
    if (name.find()) {
      String content = piece.substring(head + 4, piece.length() - 2);
      parts.put(
          name.group(1),
          new Part(
              type.find() ? type.group(1).strip() : "text/plain",
              content.getBytes(StandardCharsets.ISO_8859_1)));
    }
  }
}
