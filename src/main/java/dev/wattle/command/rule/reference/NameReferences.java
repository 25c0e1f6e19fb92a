package dev.wattle.command.rule.reference;

import dev.wattle.command.rule.KameletCall;
import dev.wattle.command.rule.Names;
import dev.wattle.command.rule.Rule;
import dev.wattle.command.rule.Rule.Complaint;
import dev.wattle.command.rule.YamlFile;
import java.util.Set;
import java.util.TreeSet;

/** Limits, event types and sources of raw records that a flow names are known elsewhere. */
public final class NameReferences {

  private final Set<String> known;
  private final String sentence;
  private final String kamelet;
  private final String option;

  private NameReferences(Set<String> known, String kamelet, String option, String sentence) {
    this.known = new TreeSet<>(known);
    this.sentence = sentence;
    this.kamelet = kamelet;
    this.option = option;
  }

  /**
   * @param limits of {@code config/limits.yaml}
   */
  public static Rule limits(String kamelet, Set<String> limits) {
    String sentence = "there is no limit \"%s\" in config/limits.yaml. %s";
    return rule("limit", new NameReferences(limits, kamelet, "limit", sentence));
  }

  /**
   * @param flows that make the calls of others
   */
  public static Rule batches(Set<String> flows) {
    String sentence = "no flow begins with batch-source and is called \"%s\". %s";
    return rule("batch", new NameReferences(flows, "batch-action", "batch", sentence));
  }

  /**
   * @param types that somebody publishes
   */
  public static Rule eventsRead(Set<String> types) {
    String sentence = "nobody publishes the event type \"%s\". %s";
    return rule("event-type", new NameReferences(types, "event-source", "type", sentence));
  }

  /**
   * @param types that have a schema
   */
  public static Rule eventsWritten(Set<String> types) {
    String sentence = "the event type \"%s\" has no schema, so that it cannot be published. %s";
    return rule("event-type", new NameReferences(types, "event-sink", "type", sentence));
  }

  /**
   * @param sources that some flow stores raw records of
   */
  public static Rule rawRead(Set<String> sources) {
    String sentence = "no flow stores raw records of the source \"%s\" by raw-sink. %s";
    return rule("raw-source", new NameReferences(sources, "raw-source", "source", sentence));
  }

  /**
   * @param vendors that have a mapping
   */
  public static Rule mappings(String kamelet, Set<String> vendors) {
    String sentence = "there is no config/mappings/ file for \"%s\". %s";
    return rule("mapping", new NameReferences(vendors, kamelet, "vendor", sentence));
  }

  private static Rule rule(String name, NameReferences references) {
    return new Rule(name, references::check);
  }

  private void check(YamlFile file, Complaint complaint) {
    for (KameletCall call : KameletCall.of(file)) {
      String name = call.parameters().getOrDefault(option, "");
      boolean readable = !name.isEmpty() && !name.contains("{{") && !name.contains("${");
      if (call.kamelet().equals(kamelet) && readable && !isKnown(name)) {
        complaint.at(call.at(option), sentence.formatted(name, Names.suggest(name, known)));
      }
    }
  }

  private boolean isKnown(String name) {
    return name.endsWith("*")
        ? known.stream().anyMatch(one -> one.startsWith(name.substring(0, name.length() - 1)))
        : known.contains(name);
  }
}
