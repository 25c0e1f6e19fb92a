package dev.wattle.ops.consent.csv;

import org.jspecify.annotations.Nullable;

/** Cells that no spreadsheet takes for a formula. */
final class CsvCells {

  private static final String DANGEROUS = "=+-@\t\r";

  private CsvCells() {}

  /** With an apostrophe in front where a spreadsheet would calculate. */
  static String safe(@Nullable Object value) {
    String text = value == null ? "" : value.toString();
    return !text.isEmpty() && DANGEROUS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }

  /** As it was before {@link #safe}. */
  static String plain(@Nullable String cell) {
    String text = cell == null ? "" : cell.strip();
    boolean guarded =
        text.length() > 1 && text.charAt(0) == '\'' && DANGEROUS.indexOf(text.charAt(1)) >= 0;
    return guarded ? text.substring(1) : text;
  }
}
