package dev.wattle.bus;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which topics there are, and which one an event belongs on. One per subject, so that a flow reads
 * what it is for.
 */
public final class Topics {

  /** One record per item of a WhatsApp webhook, as Meta sent it. */
  public static final String WHATSAPP_RAW = "whatsapp.raw.v1";

  /** The same of statuses: those of a campaign must not hold up people who write. */
  public static final String WHATSAPP_STATUS_RAW = "whatsapp.status.raw.v1";

  /** Webhooks of all other vendors, as they came. */
  public static final String VENDOR_RAW = "vendor.raw.v1";

  /** Replies and notices on their way to the gate. */
  public static final String OUTBOUND = "outbound.v1";

  /** Campaigns on their way to the gate; they never hold up {@link #OUTBOUND}. */
  public static final String OUTBOUND_BULK = "outbound.bulk.v1";

  /** What could not be done, with its cause, until somebody replays or discards it. */
  public static final String DEAD_LETTERS = "dead-letters.v1";

  private static final List<String> SUBJECTS =
      List.of(
          "message",
          "status",
          "commerce",
          "booking",
          "helpdesk",
          "crm",
          "social",
          "consent",
          "template",
          "ops");

  private static final Set<String> OF_THE_ACCOUNT =
      Set.of(
          "account",
          "number",
          "capability",
          "security",
          "flow",
          "payment-configuration",
          "error",
          "unknown");

  private Topics() {}

  /** Every topic of ours. */
  public static List<String> all() {
    return Stream.concat(
            Stream.of(
                WHATSAPP_RAW,
                WHATSAPP_STATUS_RAW,
                VENDOR_RAW,
                OUTBOUND,
                OUTBOUND_BULK,
                DEAD_LETTERS),
            SUBJECTS.stream().map(Topics::ofSubject))
        .toList();
  }

  /** The topics that carry canonical events. */
  public static List<String> ofEvents() {
    return SUBJECTS.stream().map(Topics::ofSubject).toList();
  }

  /**
   * The topic of an event type.
   *
   * @throws IllegalArgumentException for a type that belongs to no subject
   */
  public static String of(String type) {
    return ofSubject(subject(type));
  }

  private static String subject(String type) {
    String[] words = type.split("\\.", 3);
    if ("whatsapp".equals(words[0]) && words.length > 1) {
      return ofWhatsApp(type, words[1]);
    }
    if ("contact".equals(words[0])) {
      return "crm";
    }
    if (!SUBJECTS.contains(words[0])) {
      throw new IllegalArgumentException(
          "bus.type-unknown: no topic for event type " + type + ". Use one of " + SUBJECTS);
    }
    return words[0];
  }

  private static String ofWhatsApp(String type, String word) {
    if ("whatsapp.message.status".equals(type)) {
      return "status";
    }
    if ("template".equals(word)) {
      return "template";
    }
    return OF_THE_ACCOUNT.contains(word) ? "ops" : "message";
  }

  private static String ofSubject(String subject) {
    return "events." + subject + ".v1";
  }
}
