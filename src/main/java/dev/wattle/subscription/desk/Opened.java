package dev.wattle.subscription.desk;

import dev.wattle.subscription.Subscription;

/**
 * A subscriber and its new secret, which is shown this once.
 *
 * @param secret {@code whsec_…}
 */
record Opened(Subscription webhook, String secret) {

  /** Without the secret. */
  @Override
  public String toString() {
    return "Opened[" + webhook.id() + "]";
  }
}
