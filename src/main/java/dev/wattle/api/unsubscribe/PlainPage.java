package dev.wattle.api.unsubscribe;

import java.util.Map;
import org.springframework.web.util.HtmlUtils;

/** A page of one sentence, without a script, a picture or anything from elsewhere. */
final class PlainPage {

  /** It holds a secret in its address, and must not be kept, framed, indexed or passed on. */
  static final Map<String, String> HEADERS =
      Map.of(
          "Content-Type", "text/html; charset=utf-8",
          "Cache-Control", "no-store",
          "Referrer-Policy", "no-referrer",
          "X-Robots-Tag", "noindex",
          "X-Content-Type-Options", "nosniff",
          "Content-Security-Policy",
              "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'");

  private static final String PAGE =
      """
      <!DOCTYPE html>
      <html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
      <title>%s</title>
      <style>body{font:1.2rem/1.6 sans-serif;max-width:32rem;margin:15vh auto;padding:0 1rem;text-align:center}
      button{font:inherit;padding:.7rem 1.6rem}</style></head>
      <body dir="auto"><p dir="auto">%s</p>%s</body></html>
      """;

  private PlainPage() {}

  static String of(String title, String sentence, String form) {
    return PAGE.formatted(HtmlUtils.htmlEscape(title), HtmlUtils.htmlEscape(sentence), form);
  }

  /** Posts to the page's own address. */
  static String button(String label) {
    return "<form method=\"post\"><button type=\"submit\">%s</button></form>"
        .formatted(HtmlUtils.htmlEscape(label));
  }
}
