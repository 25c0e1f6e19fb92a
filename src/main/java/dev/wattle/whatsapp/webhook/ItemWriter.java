package dev.wattle.whatsapp.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wattle.whatsapp.webhook.item.Lenient;
import dev.wattle.whatsapp.webhook.split.Origin;
import dev.wattle.whatsapp.webhook.split.Piece;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Writes each item with everything around it that is needed to understand it alone. */
final class ItemWriter {

  private final ObjectWriter utf8;
  private final ObjectWriter ascii;

  ItemWriter(ObjectMapper mapper) {
    utf8 = mapper.writerFor(JsonNode.class).without(SerializationFeature.INDENT_OUTPUT);
    ascii = utf8.with(JsonWriteFeature.ESCAPE_NON_ASCII);
  }

  RawItem write(Origin origin, Piece piece) {
    String number = origin.numberId();
    if (number == null) {
      number = Lenient.text(piece.item().path("phone_number_settings"), "phone_number_id");
    }
    String key = ItemIds.key(origin, piece);
    String id = ItemIds.id(origin, piece, () -> bytes(piece.item()));
    ObjectNode envelope = JsonNodeFactory.instance.objectNode();
    envelope.put("key", key).put("id", id).put("waba", origin.waba());
    put(envelope, "time", origin.time());
    envelope.put("field", origin.field()).put("kind", piece.kind());
    if (number != null) {
      envelope.put("number", number);
    }
    surroundings(envelope, origin, piece);
    envelope.set("item", piece.item());
    byte[] json = bytes(envelope);
    return new RawItem(key, id, origin.waba(), origin.field(), piece.kind(), number, json);
  }

  private void surroundings(ObjectNode envelope, Origin origin, Piece piece) {
    put(envelope, "metadata", origin.metadata());
    if (piece.contact() != null) {
      ArrayNode contacts = envelope.putArray("contacts");
      contacts.add(piece.contact());
    }
    put(envelope, "errors", piece.errors());
    if (piece.thread() != null) {
      envelope.put("thread", piece.thread());
    }
    put(envelope, "chunk", piece.chunk());
    if (!origin.extra().isEmpty()) {
      envelope.putObject("extra").setAll(origin.extra());
    }
  }

  private static void put(ObjectNode envelope, String name, @Nullable JsonNode node) {
    if (node != null) {
      envelope.set(name, node);
    }
  }

  private byte[] bytes(JsonNode node) {
    try {
      return utf8.writeValueAsBytes(node);
    } catch (JsonProcessingException halfCharacter) {
      // Half of an emoji, cut by someone's length limit, cannot be UTF-8; as an escape it can.
      return escaped(node);
    }
  }

  private byte[] escaped(JsonNode node) {
    try {
      return ascii.writeValueAsBytes(node);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
