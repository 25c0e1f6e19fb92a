package dev.wattle.ops.consent.csv;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.springframework.stereotype.Component;

/** Reads a file row by row into the shape of {@code POST /api/consents}. */
@Component
class CsvConsents {

  static final String EVIDENCE = "evidence.";

  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final Set<String> NEEDED = Set.of("address", "purpose", "state");
  private static final Set<String> KNOWN =
      Set.of(
          "address",
          "purpose",
          "state",
          "channel",
          "source",
          "wording",
          "wordingVersion",
          "language",
          "at");

  private final ObjectMapper json;
  private final CsvMapper csv =
      CsvMapper.builder()
          .enable(CsvParser.Feature.TRIM_SPACES)
          .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
          .enable(CsvParser.Feature.FAIL_ON_MISSING_HEADER_COLUMNS)
          .build();

  CsvConsents(ObjectMapper json) {
    this.json = json;
  }

  /**
   * @param take gets the number of each line, the header being 1, and the consent
   * @throws Failure MALFORMED {@code consent.csv-malformed}
   */
  void read(Path file, BiConsumer<Integer, ObjectNode> take) {
    int line = 1;
    try (Reader text = text(file);
        MappingIterator<Map<String, String>> rows = rows(text)) {
      while (rows.hasNextValue()) {
        line++;
        Map<String, String> row = rows.nextValue();
        if (line == 2) {
          checkColumns((CsvSchema) rows.getParser().getSchema());
        }
        take.accept(line, consent(row));
      }
    } catch (CharacterCodingException e) {
      throw malformed("line %d or near it is not UTF-8. Save the file as CSV UTF-8.", line);
    } catch (JsonProcessingException e) {
      throw malformed("line %d is no CSV row that fits the header. Correct it.", line + 1);
    } catch (IOException e) {
      throw malformed("it cannot be read after line %d.", line);
    }
    if (line == 1) {
      throw malformed("it has no row after the header (line %d).", line);
    }
  }

  private MappingIterator<Map<String, String>> rows(Reader text) throws IOException {
    CsvSchema schema = CsvSchema.emptySchema().withHeader();
    return csv.readerForMapOf(String.class).with(schema).readValues(text);
  }

  private static Reader text(Path file) throws IOException {
    PushbackReader text =
        new PushbackReader(
            new InputStreamReader(
                Files.newInputStream(file),
                StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)));
    int first = text.read();
    if (first != BYTE_ORDER_MARK && first >= 0) {
      text.unread(first);
    }
    return text;
  }

  private static void checkColumns(CsvSchema header) {
    Set<String> columns = new TreeSet<>();
    header.forEach(column -> columns.add(column.getName()));
    Set<String> wrong = new TreeSet<>(columns);
    wrong.removeIf(column -> KNOWN.contains(column) || column.startsWith(EVIDENCE));
    Set<String> missing = new TreeSet<>(NEEDED);
    missing.removeAll(columns);
    if (!wrong.isEmpty() || !missing.isEmpty()) {
      throw malformed(
          "its header lacks %s and has unknown %s. Known are %s, and evidence.<field>.",
          missing, wrong, new TreeSet<>(KNOWN));
    }
  }

  private ObjectNode consent(Map<String, String> row) {
    ObjectNode consent = json.createObjectNode();
    ObjectNode evidence = json.createObjectNode();
    row.forEach(
        (column, cell) -> {
          String value = CsvCells.plain(cell);
          if (value.isEmpty()) {
            return;
          }
          if (!column.startsWith(EVIDENCE)) {
            consent.put(column, value);
          } else if ("true".equalsIgnoreCase(value) || "false".equalsIgnoreCase(value)) {
            evidence.put(column.substring(EVIDENCE.length()), Boolean.parseBoolean(value));
          } else {
            evidence.put(column.substring(EVIDENCE.length()), value);
          }
        });
    if (!consent.has("channel")) {
      consent.put("channel", "import");
    }
    consent.set("evidence", evidence);
    return consent;
  }

  private static Failure malformed(String what, Object... values) {
    return Failure.of(
        Kind.MALFORMED,
        "consent.csv-malformed",
        "the file is no CSV of consents: " + what.formatted(values));
  }
}
