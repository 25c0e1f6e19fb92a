package dev.wattle.command.rule.reference;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.command.rule.JqObject;
import dev.wattle.command.rule.Names;
import dev.wattle.command.rule.Rule;
import dev.wattle.command.rule.Rule.Complaint;
import dev.wattle.command.rule.YamlFile;
import dev.wattle.command.rule.YamlFile.Step;
import dev.wattle.template.Template;
import dev.wattle.template.TemplateParameter;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** A flow names templates that there are, with the parameters that they have. */
public final class TemplateReferences {

  private final Map<String, Set<String>> parametersByName;
  private final Set<String> broken;

  private TemplateReferences(Collection<Template> templates, Set<String> broken) {
    this.broken = Set.copyOf(broken);
    parametersByName =
        templates.stream()
            .collect(
                Collectors.toMap(
                    Template::name, TemplateReferences::names, (one, other) -> one, TreeMap::new));
  }

  /**
   * @param broken names of templates whose file is wrong: nothing can be said about them
   */
  public static Rule rule(Collection<Template> templates, Set<String> broken) {
    return new Rule("template-reference", new TemplateReferences(templates, broken)::check);
  }

  private static Set<String> names(Template template) {
    return template.parameters().stream()
        .map(TemplateParameter::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private void check(YamlFile file, Complaint complaint) {
    each(
        file,
        (template, at) ->
            template.text("name").ifPresent(name -> check(name, template, at, complaint)));
  }

  /** Gives every template that a flow writes out, with the pointer to its jq. */
  public static void each(YamlFile file, BiConsumer<JqObject, String> reader) {
    for (Step step : file.steps("/0/route")) {
      JsonNode jq = step.value().at("/expression/jq/expression");
      found(jq.asText()).forEach(template -> reader.accept(template, at(step)));
    }
  }

  private static List<JqObject> found(String jq) {
    return JqObject.behind(jq, "template", "fallbackTemplate");
  }

  private static String at(Step step) {
    return step.pointer() + "/expression/jq/expression";
  }

  private void check(String name, JqObject template, String at, Complaint complaint) {
    Set<String> needed = parametersByName.get(name);
    if (needed == null && broken.contains(name)) {
      return;
    }
    if (needed == null) {
      String text = "the flow names the template \"%s\", which is not in config/templates. %s";
      complaint.at(at, text.formatted(name, Names.suggest(name, parametersByName.keySet())));
      return;
    }
    if (!template.fields().containsKey("parameters")) {
      compare(name, needed, Set.of(), at, complaint);
    }
    template
        .object("parameters")
        .ifPresent(given -> compare(name, needed, given.fields().keySet(), at, complaint));
  }

  private static void compare(
      String name, Set<String> needed, Set<String> given, String at, Complaint complaint) {
    needed.stream()
        .filter(parameter -> !given.contains(parameter))
        .forEach(
            parameter ->
                complaint.at(
                    at,
                    "the template \"%s\" needs the parameter \"%s\". Fill it in."
                        .formatted(name, parameter)));
    given.stream()
        .filter(parameter -> !needed.contains(parameter))
        .forEach(
            parameter ->
                complaint.at(
                    at,
                    "the template \"%s\" has no parameter \"%s\". %s"
                        .formatted(name, parameter, Names.suggest(parameter, needed))));
  }
}
