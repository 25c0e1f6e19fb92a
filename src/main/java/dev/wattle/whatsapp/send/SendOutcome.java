package dev.wattle.whatsapp.send;

import dev.wattle.failure.Kind;
import dev.wattle.whatsapp.error.SideEffect;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How a send ended, as far as the answer tells. */
public sealed interface SendOutcome {

  /**
   * Meta took it; whether it arrives, statuses tell.
   *
   * @param wamid Meta's id; empty where the call only marked something as read
   * @param messageStatus {@code accepted}, or {@code held_for_quality_assessment}: then it leaves
   *     later or fails, and must not be repeated
   */
  record Accepted(String wamid, String messageStatus) implements SendOutcome {}

  /**
   * It will not be delivered.
   *
   * @param code of Meta's error; {@link #NO_CODE} where something before Meta answered
   * @param fate {@code THROTTLED} and {@code UNREACHABLE} may be sent again after the pause
   * @param pause for the first further attempt, see {@code ErrorRule.pauseAfter}; null for none
   * @param details the table's sentence, and what Meta adds
   */
  record Rejected(int code, Kind fate, @Nullable Duration pause, SideEffect effect, String details)
      implements SendOutcome {}

  /** It may have been accepted: repeat it only when its status stays away. */
  record Uncertain(String reason) implements SendOutcome {}

  /** It never left this house: safe to repeat. */
  record NotSent(String reason) implements SendOutcome {}

  /** Stands in for a code where there is none; 0 is one of Meta's. */
  int NO_CODE = -1;
}
