package dev.wattle.sandbox;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The newest requests that the simulators received; the oldest make room. */
public final class RequestLog {

  private static final int CAPACITY = 50_000;
  private static final int MAX_BODY = 64 * 1024;
  private static final Pattern SECRET =
      Pattern.compile("(\"(?:client_secret|refresh_token|pin)\"\\s*:\\s*\")[^\"]*");

  private final Deque<Entry> entries = new ArrayDeque<>();
  private long number;

  /**
   * One request and what became of it.
   *
   * @param path as the vendor sees it, with its query
   * @param headers with credentials cut down to scheme and last four characters
   * @param body as text, secrets blanked
   * @param status answered; 0 if the connection was closed without an answer
   * @param fault that it met; null for none
   */
  public record Entry(
      long number,
      Instant time,
      String vendor,
      String method,
      String path,
      Map<String, String> headers,
      String body,
      int status,
      @Nullable String fault) {}

  synchronized void add(
      String vendor, SandboxRequest request, Instant time, int status, @Nullable String fault) {
    if (entries.size() == CAPACITY) {
      entries.removeFirst();
    }
    entries.addLast(
        new Entry(
            ++number,
            time,
            vendor,
            request.method(),
            request.path(),
            redacted(request.headers()),
            text(request.body()),
            status,
            fault));
  }

  /**
   * Oldest first.
   *
   * @param vendor null for all
   */
  public synchronized List<Entry> entries(@Nullable String vendor) {
    if (vendor == null) {
      return new ArrayList<>(entries);
    }
    return entries.stream().filter(entry -> entry.vendor().equals(vendor)).toList();
  }

  public synchronized void clear() {
    entries.clear();
  }

  private static Map<String, String> redacted(Map<String, String> headers) {
    Map<String, String> safe = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    safe.putAll(headers);
    safe.computeIfPresent("Authorization", (name, value) -> redacted(value));
    return safe;
  }

  private static String redacted(String credentials) {
    int space = credentials.indexOf(' ');
    String scheme = space < 0 ? "" : credentials.substring(0, space + 1);
    return scheme + "…" + credentials.substring(Math.max(space + 1, credentials.length() - 4));
  }

  private static String text(byte[] body) {
    if (body.length > MAX_BODY) {
      return "(" + body.length + " bytes)";
    }
    String text = new String(body, StandardCharsets.UTF_8);
    return text.contains("_") || text.contains("pin")
        ? SECRET.matcher(text).replaceAll("$1…")
        : text;
  }
}
