package dev.wattle.whatsapp;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Meta's endpoint for marketing templates, which optimises their delivery.
 *
 * @param enabled whether marketing templates go there; every other message never does
 * @param productPolicy what Meta does with a message that it cannot take there; null leaves it to
 *     Meta
 * @param activitySharing whether Meta may use what people do with the message; null leaves it to
 *     the account's setting
 */
@ConfigurationProperties("wattle.whatsapp.marketing-messages")
public record MarketingMessages(
    @DefaultValue("false") boolean enabled,
    @Nullable ProductPolicy productPolicy,
    @Nullable Boolean activitySharing) {

  /** Named as Meta names them. */
  public enum ProductPolicy {
    /** It goes out as an ordinary message instead. */
    CLOUD_API_FALLBACK,
    /** It is refused. */
    STRICT
  }
}
