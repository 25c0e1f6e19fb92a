package dev.wattle.whatsapp.webhook.split;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wattle.whatsapp.webhook.item.Lenient;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One walk through one webhook, from its entries down to the items. */
public final class PayloadWalk {

  private static final Predicate<JsonNode> NAME =
      node -> node.isTextual() || node.isIntegralNumber() || node.isNull();
  private static final Predicate<JsonNode> OBJECT =
      node -> "whatsapp_business_account".equals(node.textValue());
  private static final Predicate<JsonNode> ANY = node -> true;

  private static final Map<String, Predicate<JsonNode>> ROOT =
      Map.of("entry", ANY, "object", OBJECT);
  private static final Map<String, Predicate<JsonNode>> ENTRY =
      Map.of(
          "changes",
          JsonNode::isContainerNode,
          "id",
          NAME,
          "time",
          JsonNode::isValueNode,
          "object",
          OBJECT);
  private static final Map<String, Predicate<JsonNode>> CHANGE =
      Map.of("value", ANY, "object", OBJECT, "field", NAME);
  private static final Map<String, Predicate<JsonNode>> VALUE = value();

  private final ItemSink sink;
  private int count;

  public PayloadWalk(ItemSink sink) {
    this.sink = sink;
  }

  /**
   * @param root an object with an entry list
   */
  public void through(JsonNode root) {
    Origin top = remainder("webhook", root, ROOT, Origin.nowhere().field(root));
    root.path("entry").forEach(entry -> entry(top, entry));
  }

  private void entry(Origin top, JsonNode entry) {
    Origin named = top.entry(entry).field(entry);
    if (entry.path("changes").isEmpty()) {
      add(named, Piece.of(ItemKinds.UNKNOWN, entry));
      return;
    }
    Origin origin = remainder("entry", entry, ENTRY, named);
    Lenient.list(entry.path("changes")).forEach(change -> change(origin, change));
  }

  private void change(Origin entry, JsonNode change) {
    JsonNode value = change.path("value");
    Origin origin = entry.field(change);
    int before = count;
    if (value.isObject()) {
      origin = remainder("change", change, CHANGE, origin);
      before = count;
      String kind = ItemKinds.ofWhole(origin.field(), value);
      if (kind == null) {
        lists(origin, value);
      } else {
        add(origin, Piece.of(kind, value));
      }
    }
    if (count == before) {
      add(origin, Piece.of(ItemKinds.UNKNOWN, change));
    }
  }

  private void lists(Origin change, JsonNode value) {
    Origin origin = remainder("value", value, VALUE, change.metadata(value.get("metadata")));
    Contacts contacts = new Contacts(value.path("contacts"));
    ItemKinds.LISTS.forEach(
        (key, usual) -> {
          JsonNode list = value.path(key);
          String kind = ItemKinds.ofElement(origin.field(), usual);
          if ("history".equals(kind)) {
            new HistoryWalk(this, origin, contacts).chunksOrMessages(key, list);
          } else if (list.isContainerNode()) {
            elements(origin, kind, list, contacts, value.get("errors"));
          }
        });
  }

  private void elements(
      Origin origin, String kind, JsonNode list, Contacts contacts, @Nullable JsonNode errors) {
    JsonNode sole = contacts.sole(list);
    for (JsonNode item : Lenient.list(list)) {
      JsonNode own = contacts.of(item);
      boolean hollow = "message".equals(kind) && isHollow(item);
      JsonNode contact = own == null ? sole : own;
      add(origin, new Piece(kind, item, contact, hollow ? errors : null, null, null));
    }
  }

  private static boolean isHollow(JsonNode message) {
    return !message.path(message.path("type").asText()).isContainerNode();
  }

  /** An item that is no object is kept, but it is of no kind. */
  void add(Origin origin, Piece piece) {
    boolean strange = !piece.item().isObject();
    sink.take(origin, strange ? piece.unknown() : piece);
    count++;
  }

  int count() {
    return count;
  }

  /**
   * What we do not know: structures become an item, small things go along with their neighbours.
   */
  Origin remainder(
      String name, JsonNode level, Map<String, Predicate<JsonNode>> known, Origin origin) {
    ObjectNode structures = JsonNodeFactory.instance.objectNode();
    Origin result = origin;
    for (Map.Entry<String, JsonNode> property : level.properties()) {
      String key = property.getKey();
      JsonNode node = property.getValue();
      Predicate<JsonNode> form = known.get(key);
      if (form != null && form.test(node)) {
        continue;
      }
      if (node.isContainerNode()) {
        structures.set(key, node);
      } else {
        result = result.extra(name + "." + key, node);
      }
    }
    if (!structures.isEmpty()) {
      add(result, Piece.of(ItemKinds.UNKNOWN, structures));
    }
    return result;
  }

  private static Map<String, Predicate<JsonNode>> value() {
    Map<String, Predicate<JsonNode>> known = new HashMap<>();
    known.put("messaging_product", node -> "whatsapp".equals(node.textValue()));
    known.put("metadata", ANY);
    known.put("contacts", JsonNode::isContainerNode);
    ItemKinds.LISTS.keySet().forEach(key -> known.put(key, JsonNode::isContainerNode));
    return known;
  }
}
