package dev.wattle.outbound.hold;

import dev.wattle.event.Event;
import dev.wattle.outbound.effect.SideEffects;
import dev.wattle.outbound.obstacle.Encounter;
import dev.wattle.outbound.obstacle.Obstacle;
import dev.wattle.outbound.send.Release;
import dev.wattle.whatsapp.error.ErrorTable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What Meta decides about an account stops what it concerns, before a send is refused. */
@Component("accountEvents")
public class AccountEvents {

  private static final int NO_PERMISSION = 10;
  private static final int BLOCKED = 368;
  private static final int LOCKED = 131031;

  private final SideEffects effects;
  private final Release release;
  private final ErrorTable errors;

  AccountEvents(SideEffects effects, Release release, ErrorTable errors) {
    this.effects = effects;
    this.release = release;
    this.errors = errors;
  }

  /** Takes {@code whatsapp.account.updated}; others pass by. */
  public void apply(Event event) {
    String account = text(event.data().get("account"), "id");
    if (!"whatsapp.account.updated".equals(event.type()) || account.isEmpty()) {
      return;
    }
    switch (String.valueOf(event.data().get("event"))) {
      case "DISABLED_UPDATE" -> banned(event, account);
      case "ACCOUNT_RESTRICTION" -> restricted(event, account);
      case "ACCOUNT_OFFBOARDED", "ACCOUNT_DELETED", "PARTNER_REMOVED" ->
          meet(event, Obstacle.Kind.ACCOUNT, account, NO_PERMISSION, null);
      case "ACCOUNT_VIOLATION" -> meet(event, Obstacle.Kind.ALARM, account, BLOCKED, null);
      case "ACCOUNT_RECONNECTED" -> release.release(Obstacle.Kind.ACCOUNT, account, event.type());
      default -> {}
    }
  }

  private void banned(Event event, String account) {
    switch (text(event.data().get("ban"), "state")) {
      case "DISABLE" -> meet(event, Obstacle.Kind.ACCOUNT, account, LOCKED, null);
      case "REINSTATE" -> release.release(Obstacle.Kind.ACCOUNT, account, event.type());
      default -> meet(event, Obstacle.Kind.ALARM, account, LOCKED, null);
    }
  }

  /** A ban of messages that we begin leaves answers alone. */
  private void restricted(Event event, String account) {
    List<?> all = event.data().get("restrictions") instanceof List<?> list ? list : List.of();
    for (Object restriction : all) {
      String type = text(restriction, "type");
      Obstacle.Kind kind =
          type.contains("BIZ_INITIATED")
              ? Obstacle.Kind.MARKETING
              : type.contains("PHONE_NUMBER") ? Obstacle.Kind.ALARM : Obstacle.Kind.ACCOUNT;
      Instant end =
          Optional.of(text(restriction, "expiresAt"))
              .filter(at -> !at.isEmpty())
              .map(Instant::parse)
              .orElse(null);
      meet(event, kind, account, BLOCKED, end);
    }
  }

  private void meet(
      Event event, Obstacle.Kind kind, String account, int code, @Nullable Instant end) {
    Duration pause = end == null ? null : Duration.between(event.time(), end);
    effects.met(
        new Encounter(kind, account, code, event.id(), event.time(), pause, 1, null),
        errors.rule(code));
  }

  private static String text(@Nullable Object object, String field) {
    Object value = object instanceof Map<?, ?> map ? map.get(field) : null;
    return value == null ? "" : value.toString();
  }
}
