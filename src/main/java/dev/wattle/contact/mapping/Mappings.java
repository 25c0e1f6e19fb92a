package dev.wattle.contact.mapping;

import dev.wattle.contact.mapping.MappedField.Owner;
import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All mappings. Made without a container, so that a command can check them. */
public final class Mappings {

  private final OurFields ours;
  private final Map<String, Mapping> byVendor;

  private Mappings(OurFields ours, Map<String, Mapping> byVendor) {
    this.ours = ours;
    this.byVendor = byVendor;
  }

  /**
   * A file with its place.
   *
   * @param name without folder and ending: the vendor
   * @param place as findings name it
   */
  public record Source(String name, String place, String text) {}

  /** What was read, as far as it could be; wrong if there are findings. */
  public record Reading(Mappings mappings, List<Finding> findings) {}

  /** Reads and checks everything; never throws. */
  public static Reading read(Source fields, Collection<Source> files) {
    List<Finding> findings = new ArrayList<>();
    OurFields ours = OurFields.read(fields.place(), fields.text(), findings);
    Map<String, Mapping> byVendor = new TreeMap<>();
    for (Source file : files) {
      MappingFile reader = new MappingFile(file.place(), ours, findings);
      byVendor.put(file.name(), reader.read(file.name(), file.text()));
    }
    new MappingRules(findings).check(byVendor.values());
    return new Reading(new Mappings(ours, byVendor), List.copyOf(findings));
  }

  /**
   * @throws Failure MISCONFIGURED {@code contact.mapping-missing}
   */
  public Mapping of(String vendor) {
    return find(vendor)
        .orElseThrow(
            () ->
                Failure.of(
                    Kind.MISCONFIGURED,
                    "contact.mapping-missing",
                    "there is no mapping for %s. Write config/mappings/%s.yaml."
                        .formatted(vendor, vendor)));
  }

  public Optional<Mapping> find(String vendor) {
    return Optional.ofNullable(byVendor.get(vendor));
  }

  public Collection<Mapping> all() {
    return byVendor.values();
  }

  /** Of a contact's field; text for one that the file does not name any more. */
  public FieldType type(String field) {
    return ours.type("contact", field).orElse(FieldType.TEXT);
  }

  /** Whose value of a contact's field is right. */
  public Owner owner(String field) {
    return owning(field).map(Map.Entry::getValue).orElse(Owner.NEWEST);
  }

  /** The vendor that owns a contact's field, if one does. */
  public Optional<String> owningVendor(String field) {
    return owning(field).filter(one -> one.getValue() == Owner.VENDOR).map(Map.Entry::getKey);
  }

  private Optional<Map.Entry<String, Owner>> owning(String field) {
    return byVendor.values().stream()
        .flatMap(
            mapping ->
                mapping.field("contact", field).stream()
                    .filter(one -> one.comesIn() || one.owner() == Owner.WATTLE)
                    .map(one -> Map.entry(mapping.vendor(), one.owner())))
        .findFirst();
  }
}
