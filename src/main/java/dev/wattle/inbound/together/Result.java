package dev.wattle.inbound.together;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.failure.Failure;
import org.jspecify.annotations.Nullable;

/**
 * What became of one record of a call.
 *
 * @param answer what the vendor said of it; null if it failed, or is to be called for alone
 * @param failure why it failed
 */
record Result(@Nullable JsonNode answer, @Nullable Failure failure) {

  /** Nothing became of it; a call for it alone will tell. */
  static final Result ALONE = new Result(null, null);

  static Result of(JsonNode answer) {
    return new Result(answer, null);
  }

  static Result of(Failure failure) {
    return new Result(null, failure);
  }

  /** Tells the member; false if there is nothing to tell. */
  boolean settle(Member member) {
    if (answer != null) {
      member.succeeded(answer);
    } else if (failure != null) {
      member.failed(failure);
    }
    return answer != null || failure != null;
  }
}
