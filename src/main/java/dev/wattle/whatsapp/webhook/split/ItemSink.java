package dev.wattle.whatsapp.webhook.split;

/** Takes the items in the order in which they stand in the webhook. */
@FunctionalInterface
public interface ItemSink {
  void take(Origin origin, Piece piece);
}
