package dev.wattle.event;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of a message that we sent. Changes come late, twice, out of order, and with gaps.
 *
 * @param wamid Meta's id of the message
 * @param ourId our id, if the sender gave one along; joins a status that overtakes the answer to
 *     the send
 * @param status {@code sent}, {@code delivered}, {@code read}, {@code played}, {@code failed}; an
 *     open set, in lower case
 * @param at when it happened
 * @param errorCode only with {@code failed}
 * @param errorTitle only with {@code failed}
 * @param numberId business phone number id that sent the message
 * @param pricing what the message costs, JSON values only; empty if Meta did not say
 */
public record StatusChange(
    String wamid,
    @Nullable String ourId,
    String status,
    Instant at,
    @Nullable Integer errorCode,
    @Nullable String errorTitle,
    @Nullable String numberId,
    Map<String, Object> pricing) {

  public StatusChange {
    pricing = Map.copyOf(pricing);
  }

  /** Without the wamid: it may hide a phone number. */
  @Override
  public String toString() {
    return "StatusChange[ourId=%s, status=%s, at=%s, errorCode=%s]"
        .formatted(ourId, status, at, errorCode);
  }
}
