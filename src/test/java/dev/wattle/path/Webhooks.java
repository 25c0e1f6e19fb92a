package dev.wattle.path;

/** Webhooks as Meta sends them, composed for the sandbox number. */
public final class Webhooks {

  private static final String TEXT =
      """
      {"object":"whatsapp_business_account","entry":[{"id":"200000000000001","changes":[{"field":"messages","value":{\
      "messaging_product":"whatsapp","metadata":{"display_phone_number":"61491570110","phone_number_id":"%s"},\
      "contacts":[{"profile":{"name":"%s"},"wa_id":"%s"}],\
      "messages":[{"from":"%s","id":"%s","timestamp":"%d","type":"text","text":{"body":"%s"}}]}}]}]}""";

  private Webhooks() {}

  /** A text message to the sandbox number, written now. */
  public static String text(String from, String name, String wamid, String text) {
    return text("100000000000001", from, name, wamid, text);
  }

  /** A text message to any number of ours or not. */
  public static String text(String numberId, String from, String name, String wamid, String text) {
    long now = java.time.Clock.systemUTC().instant().getEpochSecond();
    return TEXT.formatted(numberId, name, from, from, wamid, now, text);
  }

  /** A text message of a person who hides their number. */
  public static String textOf(String userId, String wamid) {
    return text(userId, "Robin", wamid, wamid + " says hello")
        .replace("\"wa_id\"", "\"user_id\"")
        .replace("\"from\"", "\"from_user_id\"");
  }
}
