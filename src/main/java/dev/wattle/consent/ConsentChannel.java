package dev.wattle.consent;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Where a person decided; it says what must be kept as evidence of a consent. */
public enum ConsentChannel {
  /** A box that the person ticked. */
  WEB_FORM("checkedByPerson", "page", "ip"),
  INBOUND_MESSAGE("message"),
  SMS_REPLY("message"),
  PHONE("staff"),
  /** On a tablet, with a member of the staff. */
  IN_STORE("staff", "signature"),
  LEAD_AD("lead"),
  COMMENT("comment"),
  CRM("record"),
  IMPORT();

  private final List<String> evidence;

  ConsentChannel(String... evidence) {
    this.evidence = List.of(evidence);
  }

  /** Fields that the evidence of a consent must have. */
  public List<String> evidence() {
    return evidence;
  }

  /** As it stands in JSON and in the database: {@code web-form}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether a wording that is shown there may be agreed to here; files come from anywhere. */
  public boolean mayShow(Set<String> channels) {
    return this == IMPORT || this == CRM || channels.contains(text());
  }

  /** Empty if there is no such channel. */
  public static Optional<ConsentChannel> of(String text) {
    return Arrays.stream(values()).filter(channel -> channel.text().equals(text)).findFirst();
  }

  /** All of them, for a sentence. */
  public static String known() {
    return String.join(", ", Arrays.stream(values()).map(ConsentChannel::text).toList());
  }
}
