package dev.wattle.outbound.effect;

import dev.wattle.event.MessageRequested;

/** Whoever uploads files for messages and remembers Meta's ids of them. */
@FunctionalInterface
public interface UploadedMedia {

  /**
   * Meta did not take a file of this message: what is remembered of its files is no good.
   *
   * @return whether something was remembered, so that sending again uploads anew
   */
  boolean forget(MessageRequested message);
}
