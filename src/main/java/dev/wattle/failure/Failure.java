package dev.wattle.failure;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A failure that knows its fate. The message says what happened, to what, and what to do; no
 * secret, no address.
 */
public final class Failure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Kind kind;
  private final String code;
  private final @Nullable Duration pause;

  private Failure(
      Kind kind, String code, String message, @Nullable Duration pause, @Nullable Throwable cause) {
    super(code + ": " + message, cause);
    this.kind = kind;
    this.code = code;
    this.pause = pause;
  }

  /**
   * @param code {@code <room>.<what>}, for example {@code whatsapp.window-closed}
   */
  public static Failure of(Kind kind, String code, String message) {
    return new Failure(kind, code, message, null, null);
  }

  /** As {@link #of(Kind, String, String)}, with what led to it. */
  public static Failure of(Kind kind, String code, String message, Throwable cause) {
    return new Failure(kind, code, message, null, cause);
  }

  /** Slow down: come again after the pause. */
  public static Failure throttled(String code, String message, Duration pause) {
    return new Failure(Kind.THROTTLED, code, message, pause, null);
  }

  public Kind kind() {
    return kind;
  }

  public String code() {
    return code;
  }

  /** How long the other side asked us to wait, if it did. */
  public Optional<Duration> pause() {
    return Optional.ofNullable(pause);
  }
}
