package dev.wattle.bench;

import dev.wattle.testing.Outside;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

/** Requests written out before the clock starts. */
public final class Requests {

  private static final String TEXT =
      """
      {"object":"whatsapp_business_account","entry":[{"id":"200000000000001","changes":[{"field":"messages","value":{\
      "messaging_product":"whatsapp","metadata":{"display_phone_number":"61491570110","phone_number_id":"100000000000001"},\
      "contacts":[{"profile":{"name":"Person %d"},"user_id":"%s"}],\
      "messages":[{"from_user_id":"%s","id":"wamid.%s","timestamp":"%d","type":"text","text":{"body":"Is order %d in yet?"}}]}}]}]}""";

  private static final String SHIPPED =
      """
      {"specversion":"1.0","id":"%s-%d","source":"/shops/bench","type":"commerce.order.shipped","time":"2026-11-22T01:00:00Z",\
      "data":{"order":{"id":"o%d","number":"N%06d","currency":"AUD","total":10.00,"items":[],"url":"https://shop.example/o"},\
      "contact":{"userId":"%s"},"shipment":{"carrier":"Post","trackingNumber":"T%d","trackingUrl":"https://track.example/T"}}}""";

  private static final String OFFER =
      """
      {"to":"%s","purpose":"marketing","bulk":true,"type":"template","template":{"name":"spring_offer","language":"en",\
      "parameters":{"first_name":"Kerry","discount":"20 %%","ends_on":"30 November"}}}""";

  private static final int BATCH = 100;

  private Requests() {}

  /** Signed webhooks with one text message each. */
  public static List<byte[]> webhooks(
      int port, String run, int first, int count, int contacts, long now) {
    return IntStream.range(first, first + count)
        .parallel()
        .mapToObj(
            n -> {
              String person = person(n % contacts);
              String body = TEXT.formatted(n, person, person, run + n, now, n);
              return webhook(port, body);
            })
        .toList();
  }

  /** One, signed. */
  public static byte[] webhook(int port, String body) {
    String signature = "X-Hub-Signature-256: sha256=" + Outside.hmac("sandbox-app-secret", body);
    return post(port, "/webhooks/whatsapp", signature, body);
  }

  /**
   * Batches of shipped orders of every person whose number leaves that remainder by 8, so that one
   * connection can post all of a person's orders in their order.
   */
  static List<byte[]> orders(int port, String run, int count, int contacts, int remainder) {
    List<String> events =
        IntStream.range(0, count)
            .filter(n -> n % contacts % 8 == remainder)
            .mapToObj(n -> SHIPPED.formatted(run, n, n, n, person(n % contacts), n))
            .toList();
    return IntStream.range(0, (events.size() + BATCH - 1) / BATCH)
        .mapToObj(part -> events.subList(part * BATCH, Math.min(events.size(), (part + 1) * BATCH)))
        .map(part -> "[" + String.join(",", part) + "]")
        .map(body -> post(port, "/api/events", "Authorization: Bearer sandbox-api-key", body))
        .toList();
  }

  /** One offer to each person, to be overtaken by answers. */
  public static List<byte[]> offers(int port, int count) {
    return IntStream.range(0, count)
        .mapToObj(
            n ->
                post(
                    port,
                    "/api/messages",
                    "Authorization: Bearer sandbox-api-key",
                    OFFER.formatted(person(n))))
        .toList();
  }

  /** People without a phone number: there are not enough fictional ones. */
  public static String person(int contact) {
    return "AU.%07d".formatted(contact);
  }

  private static byte[] post(int port, String path, String header, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    String head =
        "POST %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nContent-Type: application/json\r\n%s\r\nContent-Length: %d\r\n\r\n"
            .formatted(path, port, header, bytes.length);
    byte[] start = head.getBytes(StandardCharsets.US_ASCII);
    byte[] request = new byte[start.length + bytes.length];
    System.arraycopy(start, 0, request, 0, start.length);
    System.arraycopy(bytes, 0, request, start.length, bytes.length);
    return request;
  }
}
