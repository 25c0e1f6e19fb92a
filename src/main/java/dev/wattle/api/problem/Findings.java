package dev.wattle.api.problem;

import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import java.util.List;

/** Cause of a {@link Failure}: which fields of a request are wrong. Answered with 422. */
public final class Findings extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** More would only make the answer long. */
  private static final int SHOWN = 50;

  private final transient List<Finding> all;

  private Findings(List<Finding> all) {
    super(all.size() + " findings", null, false, false);
    this.all = List.copyOf(all);
  }

  /**
   * @param code {@code api.<what>-invalid}
   * @param what what was refused, as the subject of a sentence
   */
  public static Failure refuse(String code, String what, List<Finding> findings) {
    String fields =
        String.join(", ", findings.stream().limit(5).map(Findings::named).distinct().toList());
    String message =
        "%s was not accepted because of %s%s. Nothing of the request was done; mend it and send it again."
            .formatted(what, fields, findings.size() > 5 ? ", …" : "");
    return Failure.of(Kind.MALFORMED, code, message, new Findings(findings));
  }

  /** At most fifty. */
  public List<Finding> shown() {
    return all.subList(0, Math.min(SHOWN, all.size()));
  }

  private static String named(Finding finding) {
    return finding.pointer().isEmpty() ? "its form" : finding.pointer();
  }
}
