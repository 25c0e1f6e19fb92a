package dev.wattle.command.check.running;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.command.rule.JqObject;
import dev.wattle.command.rule.Rule;
import dev.wattle.command.rule.Rule.Complaint;
import dev.wattle.command.rule.YamlFile;
import dev.wattle.command.rule.reference.TemplateReferences;
import dev.wattle.template.state.TemplateState;
import java.util.List;

/** A flow names templates that Meta takes. */
final class TemplateApprovals {

  private static final String UNKNOWN =
      "the running Wattle has no template \"%s\", so that nobody knows whether Meta approved it."
          + " Start Wattle with its file and submit it: java -jar wattle.jar templates submit.";
  private static final String REFUSED =
      "Meta does not take the template \"%s\" in %s: it is %s. See its reason at /ops/templates,"
          + " wait for Meta or submit it anew, or name another one.";

  private final JsonNode rows;

  private TemplateApprovals(JsonNode rows) {
    this.rows = rows;
  }

  /**
   * @param rows the answer of {@code GET /ops/templates}
   */
  static Rule rule(JsonNode rows) {
    return new Rule("template-approval", new TemplateApprovals(rows)::check);
  }

  private void check(YamlFile file, Complaint complaint) {
    TemplateReferences.each(
        file,
        (template, at) ->
            template.text("name").ifPresent(name -> check(name, template, at, complaint)));
  }

  private void check(String name, JqObject template, String at, Complaint complaint) {
    List<JsonNode> known =
        YamlFile.items(rows).filter(row -> name.equals(row.path("name").asText())).toList();
    if (known.isEmpty()) {
      complaint.at(at, UNKNOWN.formatted(name));
    }
    String asked = template.text("language").orElse("").replace('-', '_');
    boolean written = known.stream().anyMatch(row -> asked.equals(language(row)));
    known.stream()
        .filter(row -> !written || asked.equals(language(row)))
        .filter(row -> !isSendable(row))
        .forEach(
            row ->
                complaint.at(
                    at, REFUSED.formatted(name, language(row), row.path("status").asText())));
  }

  private static String language(JsonNode row) {
    return row.path("language").asText();
  }

  private static boolean isSendable(JsonNode row) {
    return new TemplateState(row.path("status").asText(), null, null, null, null).isSendable();
  }
}
