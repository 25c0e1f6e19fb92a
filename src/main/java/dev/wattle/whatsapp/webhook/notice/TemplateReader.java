package dev.wattle.whatsapp.webhook.notice;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.whatsapp.webhook.item.Facts;
import dev.wattle.whatsapp.webhook.item.Item;
import dev.wattle.whatsapp.webhook.item.Lenient;
import dev.wattle.whatsapp.webhook.item.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What Meta decides about our templates. */
public final class TemplateReader {

  private TemplateReader() {}

  /** Approved, rejected, paused, … */
  public static Reading status(Item item) {
    JsonNode body = item.body();
    String reason = Lenient.text(body, "reason");
    Facts data =
        Facts.from(body)
            .put("template", template(body))
            .text("event", "status")
            .put("reason", "NONE".equals(reason) ? null : reason)
            .put("disabledOn", Lenient.text(body.path("disable_info"), "disable_date"))
            .put("notice", both(body.path("other_info"), "title", "description"))
            .put("rejection", both(body.path("rejection_info"), "reason", "recommendation"));
    return Notice.ofAccount("whatsapp.template.status", item, data, "template", "status");
  }

  /**
   * An announced change calls the category of today new, and the one to come correct; a completed
   * change calls the category of today new as well.
   */
  public static Reading category(Item item) {
    JsonNode body = item.body();
    String next = Lenient.text(body, "correct_category");
    Facts data =
        Facts.from(body)
            .put("template", template(body))
            .text("previous_category", "previous")
            .text("new_category", "current")
            .put("next", next)
            .put("completed", next == null)
            .moment("category_update_timestamp", "changesAt");
    return Notice.ofAccount("whatsapp.template.category", item, data, "template", "current");
  }

  public static Reading quality(Item item) {
    Facts data =
        Facts.from(item.body())
            .put("template", template(item.body()))
            .text("previous_quality_score", "previous")
            .text("new_quality_score", "current");
    return Notice.ofAccount("whatsapp.template.quality", item, data, "template", "current");
  }

  /** What the template says now. */
  public static Reading components(Item item) {
    List<Map<String, Object>> buttons = new ArrayList<>();
    for (JsonNode button : Lenient.list(item.body().path("message_template_buttons"))) {
      buttons.add(
          Facts.from(button)
              .text("message_template_button_type", "type")
              .text("message_template_button_text", "text")
              .text("message_template_button_url", "url")
              .text("message_template_button_phone_number", "phoneNumber")
              .map());
    }
    Facts data =
        Facts.from(item.body())
            .put("template", template(item.body()))
            .text("message_template_title", "header")
            .text("message_template_element", "body")
            .text("message_template_footer", "footer")
            .put("buttons", buttons);
    return Notice.ofAccount("whatsapp.template.components", item, data, "template");
  }

  /** Ids stay texts, they have 16 digits; Meta spells languages with hyphen and underscore. */
  private static Facts template(JsonNode body) {
    return Facts.from(body)
        .text("message_template_id", "id")
        .text("message_template_name", "name")
        .put("language", language(Lenient.text(body, "message_template_language")))
        .text("message_template_category", "category");
  }

  private static @Nullable String language(@Nullable String code) {
    return code == null ? null : code.replace('-', '_');
  }

  private static Facts both(JsonNode node, String one, String other) {
    return Facts.from(node).text(one, one).text(other, other);
  }
}
