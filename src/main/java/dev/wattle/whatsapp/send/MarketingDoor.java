package dev.wattle.whatsapp.send;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wattle.event.MessageRequested;
import dev.wattle.event.Purpose;
import dev.wattle.whatsapp.MarketingMessages;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** What goes to Meta's endpoint for marketing templates, and what is added to it. */
@Component
@EnableConfigurationProperties(MarketingMessages.class)
final class MarketingDoor {

  private final MarketingMessages settings;

  MarketingDoor(MarketingMessages settings) {
    this.settings = settings;
  }

  boolean takes(MessageRequested message) {
    return settings.enabled() && message.isTemplate() && message.purpose() == Purpose.MARKETING;
  }

  void complete(ObjectNode body) {
    if (settings.productPolicy() != null) {
      body.put("product_policy", settings.productPolicy().name());
    }
    if (settings.activitySharing() != null) {
      body.put("message_activity_sharing", settings.activitySharing());
    }
  }
}
