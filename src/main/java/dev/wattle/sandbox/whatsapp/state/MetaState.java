package dev.wattle.sandbox.whatsapp.state;

import dev.wattle.sandbox.whatsapp.webhook.MetaAccount;

/** The conditions now; a restart begins with those of the settings. */
public final class MetaState {

  private final Conditions usual;
  private volatile Conditions now;

  public MetaState(MetaAccount account) {
    this.usual =
        new Conditions(
            "GREEN",
            false,
            false,
            "TIER_UNLIMITED",
            false,
            account.messagesPerSecond(),
            account.pairBurst(),
            account.enforceWindow());
    this.now = usual;
  }

  public Conditions now() {
    return now;
  }

  Conditions usual() {
    return usual;
  }

  /**
   * @return those before
   */
  synchronized Conditions set(Conditions conditions) {
    Conditions before = now;
    now = conditions;
    return before;
  }
}
