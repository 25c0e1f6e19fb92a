package dev.wattle.whatsapp;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.ConstructorBinding;

/**
 * A number of ours.
 *
 * @param id business phone number id, as it stands in Meta's addresses; not the number itself
 * @param waba WhatsApp Business Account that owns it
 * @param display the number as people see it, digits only; empty where unknown
 * @param portfolio whose budget of people per day it shares; the account where nobody says
 * @param coexistence whether the number is used in the WhatsApp Business app as well, which limits
 *     it to 20 messages a second
 * @param storageRegion where Meta keeps its messages (local storage), such as AU; empty where
 *     nobody told
 */
public record BusinessNumber(
    String id,
    String waba,
    String display,
    String portfolio,
    boolean coexistence,
    String storageRegion) {

  /** What it is a number of, where people name places that hold data. */
  public static final String SYSTEM = "whatsapp";

  @ConstructorBinding
  public BusinessNumber(
      @Nullable String id,
      @Nullable String waba,
      @Nullable String display,
      @Nullable String portfolio,
      boolean coexistence,
      @Nullable String storageRegion) {
    this.id = id == null ? "" : id;
    this.waba = waba == null ? "" : waba;
    this.display = display == null ? "" : display;
    this.portfolio = portfolio == null || portfolio.isEmpty() ? this.waba : portfolio;
    this.coexistence = coexistence;
    this.storageRegion = storageRegion == null ? "" : storageRegion;
  }

  /** A number of which nobody told where its messages are kept. */
  public BusinessNumber(
      @Nullable String id,
      @Nullable String waba,
      @Nullable String display,
      @Nullable String portfolio,
      boolean coexistence) {
    this(id, waba, display, portfolio, coexistence, null);
  }

  /** A number of a portfolio that is one account. */
  public BusinessNumber(@Nullable String id, @Nullable String waba, @Nullable String display) {
    this(id, waba, display, null, false, null);
  }
}
