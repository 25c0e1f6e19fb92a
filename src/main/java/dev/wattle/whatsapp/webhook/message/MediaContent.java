package dev.wattle.whatsapp.webhook.message;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.whatsapp.webhook.item.Facts;
import dev.wattle.whatsapp.webhook.item.Lenient;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Files: we get their id and a short-lived link, never the bytes. */
final class MediaContent {

  static final List<String> TYPES =
      List.of("image", "video", "audio", "voice", "document", "sticker");

  private MediaContent() {}

  /** A voice note is audio with {@code voice} true, whichever of Meta's two ways it came. */
  static @Nullable Content read(String type, JsonNode message) {
    JsonNode media = message.path(type);
    if (Lenient.text(media, "id", "url") == null) {
      return null;
    }
    boolean legacyVoice = "voice".equals(type);
    Facts facts =
        Facts.from(media)
            .text("id", "id")
            .text("mime_type", "mimeType")
            .text("sha256", "sha256")
            .text("filename", "filename")
            .text("caption", "caption")
            .text("url", "url")
            .flag("voice", "voice")
            .flag("animated", "animated");
    if (legacyVoice) {
      facts.put("voice", true);
    }
    return Content.of(legacyVoice ? "audio" : type, Lenient.text(media, "caption"), facts);
  }
}
