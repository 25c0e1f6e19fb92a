package dev.wattle.whatsapp.webhook.item;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Meta's error objects under our names. */
public final class ErrorFacts {

  private ErrorFacts() {}

  /** Elements that say nothing are left out. */
  public static List<Map<String, Object>> of(JsonNode errors) {
    List<Map<String, Object>> list = new ArrayList<>();
    for (JsonNode error : Lenient.list(errors)) {
      Map<String, Object> facts = one(error);
      if (!facts.isEmpty()) {
        list.add(facts);
      }
    }
    return list;
  }

  /** {@code details} stands in {@code error_data}, in old payloads beside the code. */
  public static Map<String, Object> one(JsonNode error) {
    String details = Lenient.text(error.path("error_data"), "details");
    String title = Lenient.text(error, "title", "message");
    return Facts.from(error)
        .whole("code", "code")
        .put("title", title)
        .put("details", details != null ? details : Lenient.text(error, "details"))
        .text("href", "href")
        .map();
  }
}
