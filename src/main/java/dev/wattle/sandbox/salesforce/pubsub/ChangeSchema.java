package dev.wattle.sandbox.salesforce.pubsub;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.SchemaBuilder.FieldAssembler;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/**
 * The Avro schema of one entity's change events: a header, then all fields, null unless changed.
 */
final class ChangeSchema {

  private static final String HEADER = "ChangeEventHeader";
  private static final List<String> TYPES =
      List.of("CREATE", "UPDATE", "DELETE", "UNDELETE", "GAP_CREATE", "GAP_UPDATE", "GAP_OVERFLOW");

  /** Fields that stand in a compound, by its name and theirs there. */
  private static final Map<String, String[]> PARTS =
      Map.of(
          "FirstName", new String[] {"Name", "FirstName"},
          "LastName", new String[] {"Name", "LastName"},
          "MailingCity", new String[] {"MailingAddress", "City"},
          "MailingPostalCode", new String[] {"MailingAddress", "PostalCode"},
          "MailingCountry", new String[] {"MailingAddress", "Country"});

  private final Schema schema;

  ChangeSchema(String entity, Collection<String> fields) {
    Map<String, TreeSet<String>> compounds = new TreeMap<>();
    TreeSet<String> plain = new TreeSet<>();
    for (String field : fields) {
      String[] part = PARTS.get(field);
      if (part == null) {
        plain.add(field);
      } else {
        compounds.computeIfAbsent(part[0], name -> new TreeSet<>()).add(part[1]);
      }
    }
    FieldAssembler<Schema> event =
        SchemaBuilder.record(entity + "ChangeEvent").namespace("com.sforce.eventbus").fields();
    event.name(HEADER).type(header()).noDefault();
    compounds.forEach(
        (name, parts) ->
            event.name(name).type(optional(compound(entity + name, parts))).withDefault(null));
    plain.forEach(name -> event.name(name).type(optional(type(name))).withDefault(null));
    schema = event.endRecord();
  }

  String json() {
    return schema.toString();
  }

  /** A short hash, as Salesforce names schemas. */
  String id() {
    return Long.toHexString(org.apache.avro.SchemaNormalization.parsingFingerprint64(schema));
  }

  byte[] encode(ChangeBus.Author author, String type, String id, JsonNode values, long at, int no) {
    GenericRecord event = new GenericData.Record(schema);
    BigInteger nulled = BigInteger.ZERO;
    BigInteger changed = BigInteger.ZERO;
    for (var field : values.properties()) {
      String[] part = PARTS.getOrDefault(field.getKey(), new String[] {field.getKey()});
      Schema.Field top = schema.getField(part[0]);
      if (top == null) {
        continue;
      }
      changed = changed.setBit(top.pos());
      if (field.getValue().isNull()) {
        nulled = part.length == 1 ? nulled.setBit(top.pos()) : nulled;
      } else if (part.length == 1) {
        event.put(top.pos(), value(part[0], field.getValue()));
      } else {
        compound(event, top).put(part[1], field.getValue().asText());
      }
    }
    GenericRecord header = headerOf(author, type, id, at, no);
    header.put("nulledFields", bits(nulled));
    header.put("changedFields", "UPDATE".equals(type) ? bits(changed) : List.of());
    event.put(HEADER, header);
    return bytes(event);
  }

  private GenericRecord headerOf(
      ChangeBus.Author author, String type, String id, long at, int number) {
    Schema form = schema.getField(HEADER).schema();
    GenericRecord header = new GenericData.Record(form);
    header.put("entityName", schema.getName().replace("ChangeEvent", ""));
    header.put("recordIds", List.of(id));
    header.put(
        "changeType", new GenericData.EnumSymbol(form.getField("changeType").schema(), type));
    header.put("changeOrigin", "com/salesforce/api/rest/68.0;client=" + author.client());
    header.put("transactionKey", "%08d-0000".formatted(number));
    header.put("sequenceNumber", 1);
    header.put("commitTimestamp", at);
    header.put("commitNumber", (long) number);
    header.put("commitUser", author.user());
    header.put("diffFields", List.of());
    return header;
  }

  private static GenericRecord compound(GenericRecord event, Schema.Field top) {
    if (event.get(top.pos()) == null) {
      event.put(top.pos(), new GenericData.Record(top.schema().getTypes().get(1)));
    }
    return (GenericRecord) event.get(top.pos());
  }

  /** Bit n is field n of the schema. */
  private static List<String> bits(BigInteger set) {
    return set.signum() == 0
        ? List.of()
        : List.of("0x" + set.toString(16).toUpperCase(Locale.ROOT));
  }

  private static Object value(String field, JsonNode value) {
    return switch (type(field).getType()) {
      case BOOLEAN -> value.asBoolean();
      case DOUBLE -> value.asDouble();
      default -> value.asText();
    };
  }

  private static Schema type(String field) {
    return Schema.create(
        field.startsWith("Is")
            ? Schema.Type.BOOLEAN
            : "Amount".equals(field) ? Schema.Type.DOUBLE : Schema.Type.STRING);
  }

  private static Schema optional(Schema type) {
    return Schema.createUnion(Schema.create(Schema.Type.NULL), type);
  }

  private static Schema compound(String name, Collection<String> parts) {
    FieldAssembler<Schema> record = SchemaBuilder.record(name).fields();
    parts.forEach(
        part ->
            record.name(part).type(optional(Schema.create(Schema.Type.STRING))).withDefault(null));
    return record.endRecord();
  }

  private static Schema header() {
    FieldAssembler<Schema> header = SchemaBuilder.record(HEADER).fields();
    header.requiredString("entityName").name("recordIds").type(texts()).noDefault();
    header
        .name("changeType")
        .type(SchemaBuilder.enumeration("ChangeType").symbols(TYPES.toArray(new String[0])))
        .noDefault();
    header.requiredString("changeOrigin").requiredString("transactionKey");
    header.requiredInt("sequenceNumber").requiredLong("commitTimestamp");
    header.requiredLong("commitNumber").requiredString("commitUser");
    for (String bitmap : List.of("nulledFields", "diffFields", "changedFields")) {
      header.name(bitmap).type(texts()).noDefault();
    }
    return header.endRecord();
  }

  private static Schema texts() {
    return Schema.createArray(Schema.create(Schema.Type.STRING));
  }

  private static byte[] bytes(GenericRecord event) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
    try {
      new GenericDatumWriter<GenericRecord>(event.getSchema()).write(event, encoder);
      encoder.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
