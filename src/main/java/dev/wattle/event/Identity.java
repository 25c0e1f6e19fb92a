package dev.wattle.event;

import org.jspecify.annotations.Nullable;

/**
 * All that one message tells about who a person is. Any part may be missing; at least one of phone,
 * user id and parent user id identifies.
 *
 * @param phone E.164 with its plus sign
 * @param userId business-scoped user id (BSUID)
 * @param parentUserId BSUID across linked portfolios
 * @param username changes freely, identifies nobody
 * @param name as the person shows it
 */
public record Identity(
    @Nullable String phone,
    @Nullable String userId,
    @Nullable String parentUserId,
    @Nullable String username,
    @Nullable String name) {

  /** Whether there is anything to know the person again by. */
  public boolean identifies() {
    return phone != null || userId != null || parentUserId != null;
  }

  /** Says what is known, not what it is: personal information stays out of logs. */
  @Override
  public String toString() {
    return "Identity[phone=%s, userId=%s, parentUserId=%s]"
        .formatted(phone != null, userId != null, parentUserId != null);
  }
}
