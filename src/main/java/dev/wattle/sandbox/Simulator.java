package dev.wattle.sandbox;

import dev.wattle.sandbox.quota.Turn;
import org.jspecify.annotations.Nullable;

/** One vendor, played with its own rules, limits and error bodies. */
public interface Simulator {

  /** The path prefix and the name in the control API. */
  String vendor();

  /** What the vendor would answer; its state has changed when this returns. */
  SandboxAnswer answer(SandboxRequest request);

  /**
   * What the vendor's own error with this status looks like.
   *
   * @param retryAfter seconds; null for no such header
   */
  SandboxAnswer failing(int status, @Nullable Integer retryAfter);

  /** What the vendor says to a call beyond its limits. */
  default SandboxAnswer tooMany(Turn turn) {
    return failing(429, null);
  }

  /** The answer with the headers in which the vendor tells what is left. */
  default SandboxAnswer told(SandboxAnswer answer, Turn turn) {
    return answer;
  }
}
