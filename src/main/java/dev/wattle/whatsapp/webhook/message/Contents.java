package dev.wattle.whatsapp.webhook.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.wattle.whatsapp.webhook.item.Facts;
import dev.wattle.whatsapp.webhook.item.Lenient;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The table of message types: who reads which. */
final class Contents {

  /** Types that have no object of their own. */
  private static final Set<String> BARE = Set.of("request_welcome", "media_placeholder");

  /** From the type to the reader of the message; null from a reader means not understood. */
  private final Map<String, Function<JsonNode, @Nullable Content>> readers = new HashMap<>();

  Contents(ObjectReader json) {
    InteractiveContent interactive = new InteractiveContent(json);
    readers.put("text", PlainContent::text);
    readers.put("button", PlainContent::button);
    readers.put("reaction", PlainContent::reaction);
    readers.put("location", PlainContent::location);
    readers.put("system", PlainContent::system);
    readers.put("order", OrderContent::read);
    readers.put("contacts", ContactsContent::read);
    readers.put("interactive", interactive::read);
    for (String media : MediaContent.TYPES) {
      readers.put(media, message -> MediaContent.read(media, message));
    }
    for (String bare : BARE) {
      readers.put(bare, message -> Content.of(bare, null, Facts.empty()));
    }
  }

  /** Never fails: what is not understood has the type {@code unsupported}. */
  Content of(JsonNode message) {
    String type = type(message);
    Function<JsonNode, @Nullable Content> reader = type == null ? null : readers.get(type);
    Content content = reader == null ? null : reader.apply(message);
    return content == null ? unsupported(type, message) : content;
  }

  /** Without a type, the object that is there tells. */
  private @Nullable String type(JsonNode message) {
    String type = Lenient.text(message, "type");
    if (type != null) {
      return type;
    }
    return readers.keySet().stream()
        .filter(known -> message.path(known).isContainerNode())
        .sorted()
        .findFirst()
        .orElse(null);
  }

  private static Content unsupported(@Nullable String type, JsonNode message) {
    String inner = Lenient.text(message.path("unsupported"), "type");
    return Content.of("unsupported", null, Facts.empty().put("type", inner == null ? type : inner));
  }
}
