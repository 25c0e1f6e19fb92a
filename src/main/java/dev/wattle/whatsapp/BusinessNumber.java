package dev.wattle.whatsapp;

import org.jspecify.annotations.Nullable;

/**
 * A number of ours.
 *
 * @param id business phone number id, as it stands in Meta's addresses; not the number itself
 * @param waba WhatsApp Business Account that owns it
 * @param display the number as people see it, digits only; empty where unknown
 */
public record BusinessNumber(String id, String waba, String display) {

  public BusinessNumber(@Nullable String id, @Nullable String waba, @Nullable String display) {
    this.id = id == null ? "" : id;
    this.waba = waba == null ? "" : waba;
    this.display = display == null ? "" : display;
  }
}
