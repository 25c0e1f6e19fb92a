package dev.wattle.whatsapp.message;

import dev.wattle.event.MessageRequested;
import java.util.Optional;

/**
 * Which device keys a person must have for a message to be delivered. The room that keeps people
 * knows; a room above both joins the two.
 */
@FunctionalInterface
public interface RecipientKeys {

  /** Whatever keys they have. */
  RecipientKeys ANY = message -> Optional.empty();

  /** The hash; empty where it does not matter. */
  Optional<String> of(MessageRequested message);
}
