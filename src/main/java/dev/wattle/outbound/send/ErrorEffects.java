package dev.wattle.outbound.send;

import dev.wattle.event.EventId;
import dev.wattle.event.MessageRequested;
import dev.wattle.outbound.OutboundBus;
import dev.wattle.outbound.effect.Instead;
import dev.wattle.outbound.effect.SideEffects;
import dev.wattle.outbound.ledger.FailureListener;
import dev.wattle.outbound.ledger.MessageClaims;
import dev.wattle.outbound.ledger.Standing;
import dev.wattle.outbound.obstacle.Obstacle;
import dev.wattle.outbound.pacing.PacingSettings;
import dev.wattle.whatsapp.error.ErrorRule;
import dev.wattle.whatsapp.error.ErrorTable;
import dev.wattle.whatsapp.error.SideEffect;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Errors that come by a status, after the message was accepted, mean the same for others as those
 * that come at once. The message itself has failed; where trying again makes sense, another one is
 * asked for in its place.
 */
@Component
class ErrorEffects implements FailureListener {

  private final ErrorTable errors;
  private final SideEffects effects;
  private final Instead instead;
  private final MessageClaims claims;
  private final OutboundBus bus;
  private final PacingSettings settings;

  ErrorEffects(
      ErrorTable errors,
      SideEffects effects,
      Instead instead,
      MessageClaims claims,
      OutboundBus bus,
      PacingSettings settings) {
    this.errors = errors;
    this.effects = effects;
    this.instead = instead;
    this.claims = claims;
    this.bus = bus;
    this.settings = settings;
  }

  @Override
  public void failed(FailedMessage failed) {
    ErrorRule rule = errors.rule(failed.code());
    if (rule.effect() == SideEffect.NONE) {
      return;
    }
    claims
        .requested(failed.id())
        .ifPresent(
            message -> {
              int attempt = claims.standing(failed.id()).map(Standing::attempts).orElse(0);
              Optional<Obstacle> obstacle =
                  effects.follow(message, attempt, failed.code(), rule, failed.at());
              again(message, rule.effect(), obstacle);
            });
  }

  /** The id is derived, so that a status that comes twice asks once. */
  private void again(MessageRequested message, SideEffect effect, Optional<Obstacle> obstacle) {
    if (effect == SideEffect.CAP_MARKETING) {
      obstacle
          .filter(cap -> cap.times() <= settings.marketingAgain())
          .ifPresent(cap -> publish(message, "message-again", message));
    } else if (effect != SideEffect.CHECK_MEDIA || claims.standing(message.cause()).isEmpty()) {
      instead.of(message, effect).ifPresent(other -> publish(other, "message-fallback", message));
    }
  }

  private void publish(MessageRequested other, String why, MessageRequested first) {
    bus.publish(other.again(EventId.from(why, first.id()))).join();
  }
}
