package dev.wattle.whatsapp.webhook.notice;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.whatsapp.webhook.item.Facts;
import dev.wattle.whatsapp.webhook.item.Lenient;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many people may be written to first within 24 hours. Meta writes a tier ({@code TIER_2K}), a
 * number, or −1 for no limit.
 */
final class MessagingLimit {

  private static final Pattern TIER = Pattern.compile("TIER_(\\d{1,9})(K?)");

  private MessagingLimit() {}

  /** {@code tier}, {@code count} and {@code unlimited}, as far as they can be told. */
  static Facts of(JsonNode value) {
    Long number = Lenient.whole(value);
    if (number != null) {
      return Facts.empty().put("count", number < 0 ? null : number).put("unlimited", number < 0);
    }
    if (!value.isTextual()) {
      return Facts.empty();
    }
    String tier = value.textValue();
    Matcher matcher = TIER.matcher(tier);
    Facts facts = Facts.empty().put("tier", tier);
    if (matcher.matches()) {
      long thousand = matcher.group(2).isEmpty() ? 1 : 1000;
      return facts
          .put("count", Long.parseLong(matcher.group(1)) * thousand)
          .put("unlimited", false);
    }
    return facts.put("unlimited", "TIER_UNLIMITED".equals(tier) ? true : null);
  }
}
