package dev.wattle.ops.consent.csv;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.wattle.consent.ConsentAnswer;
import dev.wattle.consent.ConsentDecision;
import dev.wattle.consent.ConsentLedger;
import dev.wattle.consent.RecordedConsent;
import dev.wattle.consent.Wording;
import dev.wattle.contact.ContactDirectory;
import dev.wattle.event.ContactAddress;
import dev.wattle.event.ContactId;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Writes the ledger as CSV, page by page, so that its size does not matter. */
@Component
class ConsentExport {

  private static final int PAGE = 1_000;
  private static final List<String> COLUMNS =
      List.of(
          "row",
          "contact",
          "address",
          "purpose",
          "state",
          "channel",
          "source",
          "wording",
          "wordingVersion",
          "language",
          "text",
          "evidence",
          "at",
          "recordedAt",
          "recordedBy");

  private final ConsentLedger ledger;
  private final ContactDirectory contacts;
  private final ObjectMapper json;
  private final CsvMapper csv = new CsvMapper();

  ConsentExport(ConsentLedger ledger, ContactDirectory contacts, ObjectMapper json) {
    this.ledger = ledger;
    this.contacts = contacts;
    this.json = json;
  }

  /** Every row there is. */
  void history(OutputStream to) throws IOException {
    write(to, recorded -> true);
  }

  /** The row that counts today, for each person and purpose. */
  void current(OutputStream to) throws IOException {
    write(to, this::counts);
  }

  private boolean counts(RecordedConsent recorded) {
    ConsentDecision decision = recorded.decision();
    ConsentAnswer answer = ledger.answer(decision.contact(), decision.purpose());
    return Objects.equals(answer.row(), recorded.row());
  }

  private void write(OutputStream to, Predicate<RecordedConsent> wanted) throws IOException {
    CsvSchema schema = CsvSchema.builder().addColumns(COLUMNS, CsvSchema.ColumnType.STRING).build();
    OutputStreamWriter text = new OutputStreamWriter(to, StandardCharsets.UTF_8);
    try (SequenceWriter rows = csv.writer(schema).writeValues(text)) {
      rows.write(COLUMNS);
      long last = 0;
      List<RecordedConsent> page;
      do {
        page = ledger.page(last, PAGE);
        for (RecordedConsent recorded : page) {
          last = recorded.row();
          if (wanted.test(recorded)) {
            rows.write(cells(recorded));
          }
        }
      } while (page.size() == PAGE);
    }
  }

  private List<String> cells(RecordedConsent recorded) throws JsonProcessingException {
    ConsentDecision decision = recorded.decision();
    Wording wording = decision.wording();
    return Stream.of(
            recorded.row(),
            decision.contact(),
            address(decision.contact()),
            decision.purpose().text(),
            decision.state().text(),
            decision.channel(),
            decision.source(),
            wording == null || wording.id() == null ? "" : wording.id(),
            wording == null ? "" : wording.version(),
            wording == null ? "" : wording.language(),
            wording == null ? "" : wording.text(),
            json.writeValueAsString(decision.evidence()),
            decision.decidedAt(),
            recorded.recordedAt(),
            decision.recordedBy())
        .map(CsvCells::safe)
        .toList();
  }

  private String address(ContactId contact) {
    return contacts.addresses(contact).stream().map(ContactAddress::value).findFirst().orElse("");
  }
}
