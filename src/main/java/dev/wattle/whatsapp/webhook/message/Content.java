package dev.wattle.whatsapp.webhook.message;

import dev.wattle.whatsapp.webhook.item.Facts;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a message says.
 *
 * @param type Meta's word for the type, or {@code unsupported}
 * @param text to show a human; null if the type has none
 * @param facts our normalised form, by type
 */
record Content(String type, @Nullable String text, Map<String, Object> facts) {

  static Content of(String type, @Nullable String text, Facts facts) {
    return new Content(type, text, facts.map());
  }
}
