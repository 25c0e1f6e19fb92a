package dev.wattle.whatsapp.webhook.message;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.whatsapp.webhook.item.Facts;
import dev.wattle.whatsapp.webhook.item.Lenient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A basket sent from the catalogue. Prices keep every digit. */
final class OrderContent {

  private OrderContent() {}

  static @Nullable Content read(JsonNode message) {
    JsonNode order = message.path("order");
    List<Map<String, Object>> items = new ArrayList<>();
    for (JsonNode item : Lenient.list(order.path("product_items"))) {
      items.add(
          Facts.from(item)
              .text("product_retailer_id", "retailerId")
              .whole("quantity", "quantity")
              .decimal("item_price", "price")
              .text("currency", "currency")
              .map());
    }
    if (items.isEmpty()) {
      return null;
    }
    Facts facts =
        Facts.from(order).text("catalog_id", "catalogId").text("text", "text").put("items", items);
    return Content.of("order", Lenient.text(order, "text"), facts);
  }
}
