package dev.wattle.ops.consent.csv;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One file on its way into the ledger. Moved on by one thread, watched by others. */
final class ImportJob {

  /** How far it is. */
  enum State {
    WAITING,
    CHECKING,
    /** People are found or made. */
    RESOLVING,
    RECORDING,
    /**
     * It is recorded; what waits for people who withdrew is cancelled, and events are published.
     */
    TELLING,
    DONE,
    /** A dry run that found nothing wrong. */
    CHECKED,
    /** Something was wrong; nothing was recorded. */
    REFUSED,
    /** We failed; nothing was recorded, unless it had come to telling: import it again then. */
    FAILED
  }

  /**
   * What others see.
   *
   * @param rows that the file has
   * @param done of these in the present state
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record View(
      String id,
      String who,
      boolean dryRun,
      State state,
      int rows,
      int invalid,
      int done,
      Instant startedAt,
      @Nullable Instant endedAt,
      @Nullable String problem) {}

  private final Path file;
  private volatile View view;
  private volatile List<RowOutcome> outcomes = List.of();

  ImportJob(String id, String who, boolean dryRun, Instant startedAt, Path file) {
    this.file = file;
    this.view = new View(id, who, dryRun, State.WAITING, 0, 0, 0, startedAt, null, null);
  }

  View view() {
    return view;
  }

  Path file() {
    return file;
  }

  List<RowOutcome> outcomes() {
    return outcomes;
  }

  void report(List<RowOutcome> all) {
    outcomes = all;
  }

  void move(State state, int rows, int invalid) {
    View v = view;
    view =
        new View(v.id(), v.who(), v.dryRun(), state, rows, invalid, 0, v.startedAt(), null, null);
  }

  void done(int rows) {
    View v = view;
    int all = Math.max(rows, v.rows());
    view =
        new View(
            v.id(),
            v.who(),
            v.dryRun(),
            v.state(),
            all,
            v.invalid(),
            rows,
            v.startedAt(),
            null,
            null);
  }

  void end(State state, Instant at, @Nullable String problem) {
    View v = view;
    view =
        new View(
            v.id(),
            v.who(),
            v.dryRun(),
            state,
            v.rows(),
            v.invalid(),
            v.rows(),
            v.startedAt(),
            at,
            problem);
  }
}
