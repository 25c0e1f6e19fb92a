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
    claims
        .requested(failed.id())
        .ifPresent(message -> failed(message, failed, errors.rule(failed.code())));
  }

  private void failed(MessageRequested message, FailedMessage failed, ErrorRule rule) {
    if (rule.effect() == SideEffect.NONE || !followed(message, failed, rule)) {
      effects.givenUp(message, "whatsapp." + failed.code(), failed.code(), rule.says());
    }
  }

  /** Whether another message is asked for in its place. */
  private boolean followed(MessageRequested message, FailedMessage failed, ErrorRule rule) {
    int attempt = claims.standing(failed.id()).map(Standing::attempts).orElse(0);
    Optional<Obstacle> obstacle =
        effects.follow(message, attempt, failed.code(), rule, failed.at());
    return again(message, rule.effect(), obstacle);
  }

  /** The id is derived, so that a status that comes twice asks once. */
  private boolean again(MessageRequested message, SideEffect effect, Optional<Obstacle> obstacle) {
    if (effect == SideEffect.CAP_MARKETING) {
      boolean again = obstacle.filter(cap -> cap.times() <= settings.marketingAgain()).isPresent();
      return again && publish(message, "message-again", message);
    }
    if (effect == SideEffect.CHECK_MEDIA && claims.standing(message.cause()).isPresent()) {
      return false;
    }
    Optional<MessageRequested> other = instead.of(message, effect);
    return other.isPresent() && publish(other.get(), "message-fallback", message);
  }

  private boolean publish(MessageRequested other, String why, MessageRequested first) {
    bus.publish(other.again(EventId.from(why, first.id()))).join();
    return true;
  }
}
