package dev.wattle.sandbox.form;

import dev.wattle.sandbox.SandboxRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A form with files, as browsers upload it. */
public record Multipart(List<Part> parts) {

  private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)");
  private static final Pattern NAME = Pattern.compile("[; ]name=\"([^\"]*)\"");
  private static final Pattern FILE = Pattern.compile("[; ]filename=\"([^\"]*)\"");
  private static final Pattern TYPE = Pattern.compile("(?i)content-type: *([^\r\n]+)");

  /**
   * One field.
   *
   * @param filename empty for a field that is no file
   */
  public record Part(String name, String filename, String contentType, byte[] content) {}

  public static boolean is(SandboxRequest request) {
    return request.header("Content-Type").orElse("").startsWith("multipart/form-data");
  }

  public static Multipart of(SandboxRequest request) {
    List<Part> parts = new ArrayList<>();
    Matcher boundary = BOUNDARY.matcher(request.header("Content-Type").orElse(""));
    if (boundary.find()) {
      // One char per byte, so that the split leaves the bytes alone.
      String body = new String(request.body(), StandardCharsets.ISO_8859_1);
      for (String piece : body.split(Pattern.quote("--" + boundary.group(1)))) {
        read(piece).ifPresent(parts::add);
      }
    }
    return new Multipart(parts);
  }

  public @Nullable Part part(String name) {
    return parts.stream().filter(part -> part.name().equals(name)).findFirst().orElse(null);
  }

  /** Empty if there is no such field. */
  public String text(String name) {
    Part part = part(name);
    return part == null ? "" : new String(part.content(), StandardCharsets.UTF_8);
  }

  private static Optional<Part> read(String piece) {
    int end = piece.indexOf("\r\n\r\n");
    if (end < 0) {
      return Optional.empty();
    }
    String head = utf8(piece.substring(0, end));
    Matcher name = NAME.matcher(head);
    Matcher type = TYPE.matcher(head);
    Matcher file = FILE.matcher(head);
    if (!name.find()) {
      return Optional.empty();
    }
    byte[] content =
        piece.substring(end + 4, piece.length() - 2).getBytes(StandardCharsets.ISO_8859_1);
    return Optional.of(
        new Part(
            name.group(1),
            file.find() ? file.group(1) : "",
            type.find() ? type.group(1).strip() : "text/plain",
            content));
  }

  private static String utf8(String bytes) {
    return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }
}
