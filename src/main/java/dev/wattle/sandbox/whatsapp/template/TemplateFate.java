package dev.wattle.sandbox.whatsapp.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wattle.sandbox.whatsapp.webhook.MetaTimer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What people and Meta do to a template, each told by the webhook that Meta would send. */
public final class TemplateFate {

  private static final String STATUS_FIELD = "message_template_status_update";
  private static final String UNPAUSE = "UNPAUSE";
  private static final Set<String> STATUSES =
      Set.of("APPROVED", "REJECTED", "PAUSED", "DISABLED", "FLAGGED", "PENDING");
  private static final Set<String> CATEGORIES = Set.of("UTILITY", "MARKETING", "AUTHENTICATION");
  private static final Set<String> QUALITIES = Set.of("GREEN", "YELLOW", "RED", "UNKNOWN");

  /** First, second; the third time is the last. */
  private static final List<Duration> PAUSES = List.of(Duration.ofHours(3), Duration.ofHours(6));

  private final TemplateShelf shelf;
  private final BiConsumer<String, ObjectNode> news;
  private final Pacing pacing;
  private final MetaTimer timer;
  private final Clock clock;

  /**
   * @param news tells a field and its value
   */
  public TemplateFate(
      TemplateShelf shelf,
      BiConsumer<String, ObjectNode> news,
      Pacing pacing,
      MetaTimer timer,
      Clock clock) {
    this.shelf = shelf;
    this.news = news;
    this.pacing = pacing;
    this.timer = timer;
    this.clock = clock;
  }

  /**
   * {@code {"feedback":"bad"}} pauses for 3 h, then for 6 h, then disables; {@code pauseSeconds}
   * shortens it. {@code {"category":"MARKETING"}} moves it, with {@code "announce":true} tomorrow
   * only. {@code {"status":"REJECTED"}} and {@code {"quality":"YELLOW"}} are told as they are.
   * {@code {"pacing":"held"}} or {@code paused} holds its messages back, {@code released} lets them
   * go, {@code dropped} lets them fail.
   *
   * @return the template afterwards
   * @throws IllegalArgumentException naming what is wrong
   */
  public ObjectNode befall(String name, String language, JsonNode what) {
    ObjectNode template =
        shelf
            .find(name, language)
            .orElseThrow(() -> new IllegalArgumentException("there is no such template"))
            .deepCopy();
    if ("bad".equals(what.path("feedback").asText())) {
      complained(template, what.path("pauseSeconds").asLong(-1));
    } else if (what.has("category")) {
      moved(template, known(what, "category", CATEGORIES), what.path("announce").asBoolean());
    } else if (what.has("pacing")) {
      pacing.befall(template, known(what, "pacing", Pacing.WORDS));
    } else if (what.has("status")) {
      told(template, known(what, "status", STATUSES), null);
    } else {
      rated(template, known(what, "quality", QUALITIES));
    }
    return template;
  }

  /** The business ended its pause. */
  void unpaused(ObjectNode template) {
    told(template.deepCopy(), "APPROVED", UNPAUSE);
  }

  /** The business deleted it. */
  void deleted(ObjectNode template) {
    tell(template, "DELETED", null);
  }

  private void complained(ObjectNode template, long seconds) {
    int times = template.path("complaints").asInt() + 1;
    rated(template.put("complaints", times), "RED");
    if (times > PAUSES.size()) {
      told(template, "DISABLED", "DISABLED");
      return;
    }
    Duration pause = seconds < 0 ? PAUSES.get(times - 1) : Duration.ofSeconds(seconds);
    Instant until = clock.instant().plus(pause);
    template.put("pausedUntil", until.toString());
    told(template, "PAUSED", times == 1 ? "FIRST_PAUSE" : "SECOND_PAUSE");
    timer.later(() -> revive(template, until), pause.toMillis());
  }

  /** Unless something else happened to it meanwhile. */
  private void revive(ObjectNode paused, Instant until) {
    shelf
        .find(paused.path("name").asText(), paused.path("language").asText())
        .map(ObjectNode::deepCopy)
        .filter(now -> "PAUSED".equals(now.path("status").asText()))
        .filter(now -> until.toString().equals(now.path("pausedUntil").asText()))
        .ifPresent(
            now -> {
              rated(now, "UNKNOWN");
              told(now, "APPROVED", UNPAUSE);
            });
  }

  private void told(ObjectNode template, String status, @Nullable String title) {
    shelf.put(template.put("status", status));
    tell(template, status, title);
  }

  private void tell(ObjectNode template, String status, @Nullable String title) {
    ObjectNode value = named(template).put("event", status);
    value.put("message_template_category", template.path("category").asText());
    value.put("reason", "NONE");
    if (title != null) {
      String why = UNPAUSE.equals(title) ? "The template can be sent again." : "People complained.";
      value.putObject("other_info").put("title", title).put("description", why);
    }
    news.accept(STATUS_FIELD, value);
  }

  private void rated(ObjectNode template, String score) {
    String before = template.path("quality_score").path("score").asText("UNKNOWN");
    template.putObject("quality_score").put("score", score).put("date", clock.millis() / 1000);
    shelf.put(template);
    if (!before.equals(score)) {
      ObjectNode value = named(template).put("previous_quality_score", before);
      news.accept("message_template_quality_update", value.put("new_quality_score", score));
    }
  }

  /** An announcement calls the present category the new one, as Meta does. */
  private void moved(ObjectNode template, String category, boolean announced) {
    String before = template.path("category").asText();
    ObjectNode value = named(template);
    if (announced) {
      template.put("correct_category", category);
      value.put("new_category", before).put("correct_category", category);
      value.put("category_update_timestamp", clock.millis() / 1000 + 86_400);
    } else {
      template.put("category", category).put("moved", true).remove("correct_category");
      value.put("previous_category", before).put("new_category", category);
    }
    shelf.put(template);
    news.accept("template_category_update", value);
  }

  private static ObjectNode named(ObjectNode template) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("message_template_id", template.path("id").asLong())
        .put("message_template_name", template.path("name").asText())
        .put("message_template_language", template.path("language").asText());
  }

  private static String known(JsonNode what, String field, Set<String> words) {
    String word = what.path(field).asText();
    if (!words.contains(word)) {
      throw new IllegalArgumentException(field + " must be one of " + words);
    }
    return word;
  }
}
