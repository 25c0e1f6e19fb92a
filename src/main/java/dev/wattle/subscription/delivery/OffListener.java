package dev.wattle.subscription.delivery;

import dev.wattle.subscription.Subscription;

/** Told when a subscriber was switched off by itself. */
@FunctionalInterface
interface OffListener {

  /**
   * @param because {@code gone} or {@code failing}
   */
  void off(Subscription subscription, String because);
}
