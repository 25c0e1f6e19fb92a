package dev.wattle.command.dry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;
import java.util.List;

/** Prints what a flow would have done. */
final class DryReport {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Mask mask;
  private final MessageVerdict verdict;
  private final PrintStream out;
  private boolean good = true;

  DryReport(Mask mask, MessageVerdict verdict, PrintStream out) {
    this.mask = mask;
    this.verdict = verdict;
    this.out = out;
  }

  /** Returns the exit code. */
  int print(String flow, DryRun.Outcome outcome) {
    List<RecordedCall> calls = outcome.calls();
    out.println(flow + " would do this, in order:" + (calls.isEmpty() ? " nothing." : ""));
    for (int i = 0; i < calls.size(); i++) {
      out.println();
      out.print(i + 1 + ". ");
      print(calls.get(i));
    }
    Exception failure = outcome.failure();
    if (failure != null) {
      good = false;
      Throwable root = failure;
      while (root.getCause() != null) {
        root = root.getCause();
      }
      out.println();
      out.println("The flow ends here: " + mask.text(failure.getMessage()) + ".");
      out.println("  " + mask.text(String.valueOf(root.getMessage())));
    }
    return good ? 0 : 1;
  }

  private void print(RecordedCall call) {
    RecordedCall.Request http = call.http();
    if (http != null) {
      out.println(http.method() + " " + mask.text(http.url()) + "   (" + call.kamelet() + ")");
      http.headers()
          .forEach((name, value) -> out.println("   " + name + ": " + mask.header(name, value)));
      body(call.body());
      return;
    }
    out.println(call.kamelet() + (call.parameters().isEmpty() ? "" : " " + parameters(call)));
    if ("whatsapp-message-sink".equals(call.kamelet())) {
      body(call.body());
      List<String> against = verdict.on(call.body());
      good &= against.isEmpty();
      against.forEach(what -> out.println("   content rules: " + what));
      if (against.isEmpty()) {
        out.println(
            "   content rules: nothing against it; consent and window are asked at the time.");
      }
    } else if (call.kamelet().endsWith("-sink")) {
      body(call.body());
    }
  }

  private String parameters(RecordedCall call) {
    return mask.text(String.valueOf(call.parameters()));
  }

  private void body(JsonNode body) {
    if (body.isMissingNode() || body.isNull()) {
      return;
    }
    try {
      String text = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(body);
      mask.text(text).lines().forEach(line -> out.println("   " + line));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree can be written", e);
    }
  }
}
