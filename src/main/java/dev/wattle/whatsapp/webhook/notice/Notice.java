package dev.wattle.whatsapp.webhook.notice;

import dev.wattle.event.Identity;
import dev.wattle.whatsapp.webhook.item.ErrorFacts;
import dev.wattle.whatsapp.webhook.item.Facts;
import dev.wattle.whatsapp.webhook.item.Item;
import dev.wattle.whatsapp.webhook.item.Reading;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** News that is no message, or that we do not understand. */
public final class Notice {

  private Notice() {}

  /** Kept whole, for a human and for a later version of us. */
  public static Reading unknown(Item item) {
    Facts data =
        Facts.from(item.body())
            .put("account", account(item))
            .put("field", item.field().isEmpty() ? null : item.field())
            .put("kind", item.kind())
            .put("number", item.number())
            .raw();
    return Reading.of("whatsapp.unknown", item.time(), item.who(), data.map());
  }

  /** Trouble of the account, the app or the number, outside any message. */
  public static Reading error(Item item) {
    Facts data =
        Facts.from(item.body())
            .put("account", account(item))
            .put("field", item.field().isEmpty() ? null : item.field())
            .put("number", item.number())
            .put("error", ErrorFacts.one(item.body()))
            .raw();
    return orUnknown(Reading.of("whatsapp.error", item.time(), null, data.map()), item, "error");
  }

  /** News about an account or a number: without one of the named parts it would mislead. */
  static Reading ofAccount(String type, Item item, Facts data, String... required) {
    data.put("account", account(item)).raw();
    return orUnknown(Reading.of(type, item.time(), null, data.map()), item, required);
  }

  /** News about a person. */
  static Reading ofPerson(
      String type, Item item, @Nullable Identity who, Facts data, String... required) {
    data.always("contact", Item.person(who).map()).always("number", item.number().map()).raw();
    return orUnknown(Reading.of(type, item.time(), who, data.map()), item, required);
  }

  private static Reading orUnknown(Reading reading, Item item, String... required) {
    boolean complete = Stream.of(required).allMatch(reading.data()::containsKey);
    return complete ? reading : unknown(item);
  }

  private static Facts account(Item item) {
    return Facts.from(item.envelope()).text("waba", "id");
  }
}
