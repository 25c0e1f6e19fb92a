package dev.wattle.outbound.link;

import dev.wattle.consent.link.UnsubscribeLinks;
import dev.wattle.event.ContactId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Puts the person's own link where a message has {@code {unsubscribeLink}}, and the end of it where
 * it has {@code {unsubscribeToken}}.
 */
@Component
public class LinkGaps {

  private static final String LINK = "{unsubscribeLink}";
  private static final String TOKEN = "{unsubscribeToken}";

  private final UnsubscribeLinks links;

  LinkGaps(UnsubscribeLinks links) {
    this.links = links;
  }

  /**
   * The same content with its gaps filled.
   *
   * @throws dev.wattle.failure.Failure MISCONFIGURED {@code consent.link-missing}
   */
  public Map<String, Object> fill(Map<String, Object> content, ContactId contact) {
    Map<String, Object> filled = new LinkedHashMap<>();
    content.forEach((name, value) -> filled.put(name, value(value, contact)));
    return filled;
  }

  private Object value(Object value, ContactId contact) {
    if (value instanceof String text) {
      return text(text, contact);
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> filled = new LinkedHashMap<>();
      map.forEach((name, inner) -> filled.put(String.valueOf(name), value(inner, contact)));
      return filled;
    }
    return value instanceof List<?> list
        ? list.stream().map(inner -> value(inner, contact)).toList()
        : value;
  }

  private String text(String text, ContactId contact) {
    String filled = text.contains(LINK) ? text.replace(LINK, links.link(contact)) : text;
    return filled.contains(TOKEN) ? filled.replace(TOKEN, links.token(contact)) : filled;
  }
}
