package dev.wattle.privacy.pack;

import dev.wattle.consent.ConsentDecision;
import dev.wattle.consent.RecordedConsent;
import dev.wattle.consent.Wording;
import dev.wattle.consent.complaint.Complaint;
import dev.wattle.event.MessageRequested;
import dev.wattle.outbound.ledger.MessageReceipt;
import dev.wattle.outbound.ledger.MessageReceipt.Problem;
import dev.wattle.outbound.ledger.MessageReceipt.Ruling;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows of the ledgers in the form of the pack. */
final class PackRows {

  private PackRows() {}

  static Map<String, Object> consent(RecordedConsent recorded, Times times) {
    ConsentDecision decision = recorded.decision();
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("row", recorded.row());
    row.put("contact", decision.contact().toString());
    row.put("purpose", decision.purpose().text());
    row.put("state", decision.state().text());
    row.put("channel", decision.channel());
    row.put("source", decision.source());
    if (decision.wording() != null) {
      row.put("wording", wording(decision.wording()));
    }
    row.put("evidence", decision.evidence());
    row.put("decidedAt", times.of(decision.decidedAt()));
    row.put("recordedAt", times.of(recorded.recordedAt()));
    row.put("recordedBy", decision.recordedBy());
    return row;
  }

  static Map<String, Object> message(
      MessageReceipt receipt, @Nullable MessageRequested requested, Times times) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("id", receipt.id());
    row.put("purpose", receipt.purpose().text());
    row.put("type", receipt.type());
    putIf(row, "template", receipt.template());
    row.put("from", receipt.number());
    if (requested != null) {
      row.put("to", requested.address().value());
      row.put("content", requested.content());
    }
    row.put("flow", receipt.flow());
    row.put("requestedAt", times.of(receipt.requestedAt()));
    row.put("state", receipt.state().text());
    row.put("verdicts", verdicts(receipt, times));
    row.put("statuses", statuses(receipt, times));
    if (receipt.error() != null) {
      row.put("error", error(receipt.error()));
    }
    return row;
  }

  private static List<Map<String, Object>> statuses(MessageReceipt receipt, Times times) {
    List<Map<String, Object>> statuses = new ArrayList<>();
    receipt
        .statuses()
        .forEach((status, at) -> statuses.add(Map.of("status", status, "at", times.of(at))));
    return statuses;
  }

  private static Map<String, Object> error(Problem problem) {
    Map<String, Object> error = new LinkedHashMap<>();
    putIf(error, "rule", problem.rule());
    putIf(error, "code", problem.code());
    putIf(error, "detail", problem.detail());
    return error;
  }

  static Map<String, Object> complaint(Complaint complaint, Times times) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("id", complaint.id().toString());
    row.put("channel", complaint.channel());
    row.put("source", complaint.source());
    putIf(row, "text", complaint.text());
    row.put("openedAt", times.of(complaint.openedAt()));
    row.put("dueAt", times.of(complaint.dueAt()));
    putIf(row, "outcome", complaint.outcome());
    if (complaint.closedAt() != null) {
      row.put("closedAt", times.of(complaint.closedAt()));
    }
    return row;
  }

  static void putIf(Map<String, Object> to, String field, @Nullable Object value) {
    if (value != null) {
      to.put(field, value);
    }
  }

  private static Map<String, Object> wording(Wording wording) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("text", wording.text());
    shown.put("version", wording.version());
    shown.put("language", wording.language());
    putIf(shown, "id", wording.id());
    return shown;
  }

  private static List<Map<String, Object>> verdicts(MessageReceipt receipt, Times times) {
    List<Ruling> rulings = new ArrayList<>(receipt.earlierVerdicts());
    if (receipt.verdict() != null) {
      rulings.add(receipt.verdict());
    }
    return rulings.stream().map(ruling -> verdict(ruling, times)).toList();
  }

  private static Map<String, Object> verdict(Ruling ruling, Times times) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("outcome", ruling.outcome());
    shown.put("rule", ruling.rule());
    putIf(shown, "detail", ruling.detail());
    shown.put("at", times.of(ruling.at()));
    putIf(shown, "consentRow", ruling.consentRow());
    return shown;
  }
}
