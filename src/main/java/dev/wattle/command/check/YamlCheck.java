package dev.wattle.command.check;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wattle.api.description.EventSchemas;
import dev.wattle.command.rule.Finding;
import dev.wattle.command.rule.FlowRules;
import dev.wattle.command.rule.JqRule;
import dev.wattle.command.rule.KameletCall;
import dev.wattle.command.rule.KameletRules;
import dev.wattle.command.rule.Rule;
import dev.wattle.command.rule.SchemaRule;
import dev.wattle.command.rule.YamlFile;
import dev.wattle.command.rule.message.MessageConstants;
import dev.wattle.command.rule.reference.NameReferences;
import dev.wattle.command.rule.reference.Placeholders;
import dev.wattle.command.rule.reference.PublicPort;
import dev.wattle.command.rule.reference.TemplateReferences;
import dev.wattle.contact.mapping.Mapping;
import dev.wattle.contact.mapping.Mappings;
import dev.wattle.template.Template;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Routes and Kamelets: each by itself, and whether the names in them exist. */
final class YamlCheck {

  /** Reading it takes half a second. */
  private static final SchemaRule SCHEMA = new SchemaRule();

  private final Workplace workplace;
  private final StartSettings settings;
  private final Set<String> limits;
  private final Mappings mappings;
  private final List<Finding> findings = new ArrayList<>();

  /** Begins with what takes long; may run beside other work. */
  static void warmUp() {
    // Naming the class has read the schema.
  }

  /**
   * @param limits empty if they cannot be read
   */
  YamlCheck(Workplace workplace, StartSettings settings, Set<String> limits, Mappings mappings) {
    this.mappings = mappings;
    this.workplace = workplace;
    this.settings = settings;
    this.limits = Set.copyOf(limits);
  }

  /**
   * @param broken names of templates whose file is wrong
   */
  List<Finding> run(Collection<Template> templates, Set<String> broken) {
    apply(routeRules(), Stream.concat(workplace.flows().stream(), workplace.system().stream()));
    apply(flowRules(templates, broken), workplace.flows().stream());
    apply(kameletRules(), workplace.kamelets().all());
    apply(KameletRules.connectors(), workplace.kamelets().connectors().stream());
    return List.copyOf(findings);
  }

  private void apply(List<Rule> rules, Stream<YamlFile> files) {
    files.forEach(file -> rules.forEach(rule -> findings.addAll(rule.apply(file))));
  }

  private List<Rule> routeRules() {
    return List.of(SCHEMA.routes(), JqRule.expressions(), placeholders(), PublicPort.rule());
  }

  private List<Rule> kameletRules() {
    List<Rule> rules = new ArrayList<>(KameletRules.all());
    rules.addAll(
        List.of(SCHEMA.kamelets(), JqRule.expressions(), placeholders(), PublicPort.rule()));
    return rules;
  }

  private Rule placeholders() {
    return Placeholders.rule(this::isSetting, settings.keys());
  }

  private boolean isSetting(String key) {
    return settings.environment().containsProperty(key);
  }

  private List<Rule> flowRules(Collection<Template> templates, Set<String> broken) {
    Set<String> schemas = new EventSchemas(new ObjectMapper()).types();
    Set<String> published = new TreeSet<>(schemas);
    published.addAll(given("event-sink", "type"));
    List<Rule> rules = new ArrayList<>(FlowRules.all(workplace.kamelets()));
    rules.add(JqRule.options(workplace.kamelets()));
    rules.add(TemplateReferences.rule(templates, broken));
    rules.add(MessageConstants.rule());
    rules.add(NameReferences.eventsRead(published));
    rules.add(NameReferences.eventsWritten(schemas));
    Set<String> mapped = mappings.all().stream().map(Mapping::vendor).collect(Collectors.toSet());
    rules.add(NameReferences.mappings("field-map-action", mapped));
    rules.add(NameReferences.mappings("contact-due-action", mapped));
    rules.add(NameReferences.rawRead(given("raw-sink", "source")));
    rules.add(NameReferences.batches(given("batch-source", "flow")));
    if (!limits.isEmpty()) {
      rules.add(NameReferences.limits("throttle-action", limits));
      rules.add(NameReferences.limits("lane-gather-action", limits));
    }
    return rules;
  }

  private Set<String> given(String kamelet, String option) {
    return workplace.flows().stream()
        .flatMap(flow -> KameletCall.of(flow).stream())
        .filter(call -> call.kamelet().equals(kamelet))
        .flatMap(call -> Stream.ofNullable(call.parameters().get(option)))
        .collect(Collectors.toSet());
  }
}
