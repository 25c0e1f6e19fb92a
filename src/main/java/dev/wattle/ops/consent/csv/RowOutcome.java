package dev.wattle.ops.consent.csv;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of one row. It names no person.
 *
 * @param line in the file, the header is line 1
 * @param outcome {@code valid}, {@code invalid} or {@code recorded}
 * @param row number in the ledger
 * @param findings column and what is wrong with it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RowOutcome(int line, String outcome, @Nullable Long row, List<String> findings) {

  static RowOutcome checked(int line, List<String> findings) {
    return new RowOutcome(line, findings.isEmpty() ? "valid" : "invalid", null, findings);
  }

  RowOutcome recorded(long number) {
    return new RowOutcome(line, "recorded", number, findings);
  }

  boolean isInvalid() {
    return "invalid".equals(outcome);
  }
}
