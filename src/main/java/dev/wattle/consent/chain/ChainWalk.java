package dev.wattle.consent.chain;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Goes along the chain, seal by seal, and notes what does not fit. */
final class ChainWalk {

  /** More would only make the answer long. */
  private static final int MOST = 20;

  private final Map<Long, byte[]> expected = new HashMap<>();
  private final List<ChainFinding> findings = new ArrayList<>();
  private final Duration lateAfter;
  private final List<Anchor> anchors;
  private long position;
  private byte[] hash = Hashes.NOTHING;
  private Instant sealedAt = Instant.MIN;
  private Instant sealedBefore = Instant.MIN;

  /**
   * @param checkpoints position and hash, as the database has them
   */
  ChainWalk(Map<Long, byte[]> checkpoints, List<Anchor> anchors, Duration lateAfter) {
    expected.putAll(checkpoints);
    this.anchors = anchors;
    this.lateAfter = lateAfter;
  }

  /** The next seal, joined with its row if that is still there. */
  void step(ResultSet joined) throws SQLException {
    long next = joined.getLong("position");
    long row = joined.getLong("row_id");
    if (next != position + 1) {
      note("seal-missing", null, position + 1, "seals %d to %d are gone", position + 1, next - 1);
    }
    Instant at = joined.getTimestamp("sealed_at").toInstant();
    byte[] digest = joined.getBytes("digest");
    byte[] now = joined.getBytes("hash");
    boolean follows = Arrays.equals(now, Hashes.link(hash, next, row, at, digest));
    if (next == position + 1 && !follows) {
      String detail = "seal %d, of row %d, does not follow from the one before";
      note("seal-changed", row, next, detail, next, row);
    }
    batch(at);
    row(joined, next, row, digest);
    position = next;
    hash = now;
    compare(next, now);
  }

  private void batch(Instant at) {
    if (at.isAfter(sealedAt)) {
      sealedBefore = sealedAt;
      sealedAt = at;
    }
  }

  private void row(ResultSet joined, long place, long row, byte[] digest) throws SQLException {
    if (joined.getObject("id") == null) {
      note("row-deleted", row, place, "row %d was deleted", row);
      return;
    }
    LedgerRow found = LedgerRow.ofSealed(joined, joined.getBytes("evidence_digest"));
    boolean same =
        Arrays.equals(found.digest(), digest)
            && Arrays.equals(found.evidenceDigest(), joined.getBytes("evidence_digest"));
    if (!same) {
      note("row-edited", row, place, "row %d was edited after it was sealed", row);
    } else if (sealedBefore.isAfter(Instant.MIN)
        && found.recordedAt().isBefore(sealedBefore.minus(lateAfter))) {
      note(
          "row-inserted",
          row,
          place,
          "row %d says it was recorded at %s, but rows after that were sealed before it came",
          row,
          found.recordedAt());
    }
  }

  private void compare(long place, byte[] now) {
    byte @Nullable [] noted = expected.remove(place);
    if (noted != null && !Arrays.equals(noted, now)) {
      note(
          "checkpoint-changed",
          null,
          place,
          "the checkpoint at %d has another hash than the chain",
          place);
    }
    String hex = HexFormat.of().formatHex(now);
    for (Anchor anchor : anchors) {
      if (anchor.position() == place && !anchor.hash().equalsIgnoreCase(hex)) {
        note(
            "anchor-differs",
            null,
            place,
            "at %d the chain has another hash than was kept outside",
            place);
      }
    }
  }

  /** After the last seal: what was noted and is not there. */
  void end() {
    expected.keySet().stream()
        .sorted()
        .forEach(at -> note("cut-off", null, at, "a checkpoint knows seal %d, which is gone", at));
    anchors.stream()
        .filter(anchor -> anchor.position() > position)
        .forEach(
            anchor ->
                note("cut-off", null, anchor.position(), "seal %d is gone", anchor.position()));
  }

  void note(String what, @Nullable Long row, @Nullable Long at, String detail, Object... values) {
    if (findings.size() < MOST) {
      findings.add(new ChainFinding(what, row, at, detail.formatted(values)));
    }
  }

  Verification result(Instant at, Duration took) {
    return new Verification(
        at,
        findings.isEmpty(),
        position,
        HexFormat.of().formatHex(hash),
        List.copyOf(findings),
        took.toMillis());
  }
}
