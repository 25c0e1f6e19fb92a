package dev.wattle.subscription;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Another system that takes events. Its secrets stay in the table.
 *
 * @param types event types; a trailing {@code .*} takes all that begin so, {@code *} takes all
 * @param offBecause {@code operator}, {@code gone} (it answered 410) or {@code failing}; null while
 *     it is on
 * @param oldSecretUntil how long the previous secret signs too; null if there is none
 * @param failingSince the first failure that no success followed; null if the last try succeeded
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Subscription(
    UUID id,
    String name,
    String url,
    List<String> types,
    boolean enabled,
    @Nullable String offBecause,
    @Nullable Instant oldSecretUntil,
    @Nullable Instant failingSince,
    Instant createdAt) {

  public Subscription {
    types = List.copyOf(types);
  }

  /** Whether it asked for events of this type. */
  public boolean takes(String type) {
    return types.stream().anyMatch(wanted -> matches(wanted, type));
  }

  private static boolean matches(String wanted, String type) {
    return wanted.endsWith("*")
        ? type.startsWith(wanted.substring(0, wanted.length() - 1))
        : wanted.equals(type);
  }
}
