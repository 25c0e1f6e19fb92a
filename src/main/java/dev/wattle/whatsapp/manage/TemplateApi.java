package dev.wattle.whatsapp.manage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Meta's templates of one account. Each method throws what the error table says. */
@Component
public final class TemplateApi {

  private static final String FIELDS =
      "id,name,category,correct_category,status,language,components,quality_score,parameter_format";
  private static final String BAD_CURSOR = ManageAnswer.META + "131059";
  private static final int PAGE = 100;
  private static final int LISTINGS = 3;

  private final GraphCall graph;

  TemplateApi(GraphCall graph) {
    this.graph = graph;
  }

  /**
   * What Meta made of a template.
   *
   * @param category in capitals; Meta may file it under another one than it was given
   */
  public record Submitted(String id, String status, String category) {}

  /**
   * All of them, however many pages. Meta may call a cursor of its own invalid; then the listing
   * starts anew.
   *
   * @throws Failure UNREACHABLE {@code whatsapp.listing-unsteady} if that goes on
   */
  public List<MetaTemplate> list(String waba) {
    for (int i = 0; i < LISTINGS; i++) {
      try {
        return listOnce(waba);
      } catch (Failure e) {
        if (!BAD_CURSOR.equals(e.code())) {
          throw e;
        }
      }
    }
    throw Failure.of(
        Kind.UNREACHABLE,
        "whatsapp.listing-unsteady",
        "the templates of account %s changed under each listing. Try again later.".formatted(waba));
  }

  private List<MetaTemplate> listOnce(String waba) {
    List<MetaTemplate> all = new ArrayList<>();
    String after = "";
    while (true) {
      Map<String, String> query = new TreeMap<>(Map.of("fields", FIELDS, "limit", "" + PAGE));
      if (!after.isEmpty()) {
        query.put("after", after);
      }
      JsonNode page = graph.get(waba + "/message_templates", query);
      page.path("data").forEach(template -> all.add(MetaTemplate.of(template)));
      String next = page.at("/paging/cursors/after").asText("");
      // The last page names a cursor too, but no address of a next page.
      boolean more = page.path("paging").has("next") || page.path("data").size() == PAGE;
      if (!more || next.isEmpty() || next.equals(after)) {
        return List.copyOf(all);
      }
      after = next;
    }
  }

  public Submitted create(String waba, TemplateDraft draft) {
    JsonNode answer = graph.post(waba + "/message_templates", draft.create());
    return new Submitted(
        answer.path("id").asText(),
        answer.path("status").asText("PENDING").toUpperCase(Locale.ROOT),
        answer.path("category").asText(draft.category()).toUpperCase(Locale.ROOT));
  }

  /** Replaces all components; Meta reviews them again. */
  public void edit(String id, TemplateDraft draft) {
    graph.post(id, draft.edit());
  }

  /**
   * @param id null deletes every language; the name stays taken for 30 days
   */
  public void delete(String waba, String name, @Nullable String id) {
    Map<String, String> query = new TreeMap<>(Map.of("name", name));
    if (id != null) {
      query.put("hsm_id", id);
    }
    graph.delete(waba + "/message_templates", query);
  }

  /** Needed after a pause by pacing. */
  public void unpause(String id) {
    graph.post(id + "/unpause", JsonNodeFactory.instance.objectNode());
  }
}
