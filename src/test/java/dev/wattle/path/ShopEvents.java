package dev.wattle.path;

/** Events as a shop posts them. */
final class ShopEvents {

  private static final String SHIPPED =
      """
      {"specversion":"1.0","id":"%s","source":"/shops/corner","type":"commerce.order.shipped","time":"2026-11-22T01:00:00Z",\
      "data":{"order":{"id":"o-%s","number":"%s","currency":"AUD","total":49.90,"url":"https://shop.example/o/%s",\
      "items":[{"sku":"TEE-M","name":"T-shirt","quantity":1,"price":49.90}]},\
      "contact":{"phone":"%s","name":"Kerry"},\
      "shipment":{"carrier":"Australia Post","trackingNumber":"33ABC","trackingUrl":"https://track.example/33ABC","estimatedDelivery":"2026-11-25"}}}""";

  private ShopEvents() {}

  static String shipped(String id, String order, String phone) {
    return SHIPPED.formatted(id, order, order, order, phone);
  }

  /** A shipped order of a person who hides their number. */
  static String shippedTo(String id, String userId) {
    return shipped(id, id, userId).replace("\"phone\"", "\"userId\"");
  }
}
