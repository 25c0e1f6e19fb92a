package dev.wattle.contact.mapping;

import dev.wattle.contact.mapping.MappedField.Direction;
import dev.wattle.contact.mapping.MappedField.Owner;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What every mapping keeps to, so that a value has one owner and cannot go round in circles. */
final class MappingRules {

  private final List<Finding> findings;

  MappingRules(List<Finding> findings) {
    this.findings = findings;
  }

  void check(Collection<Mapping> mappings) {
    for (Mapping mapping : mappings) {
      mapping.objects().forEach((object, fields) -> checkOne(mapping, fields));
    }
    checkOwners(mappings);
  }

  private void checkOne(Mapping mapping, List<MappedField> fields) {
    Map<String, String> used = new HashMap<>();
    for (MappedField field : fields) {
      for (String theirs : field.theirs()) {
        String other = used.putIfAbsent(theirs, field.ours());
        if (other != null) {
          find(mapping, field, "%s is %s already; a field may be used once", theirs, other);
        }
      }
      checkWays(mapping, field);
    }
  }

  private void checkWays(Mapping mapping, MappedField field) {
    if (field.owner() == Owner.WATTLE && field.direction() == Direction.IN) {
      find(mapping, field, "%s is owned by wattle, so that nothing could come in", field.ours());
    }
    if (field.owner() == Owner.VENDOR && field.direction() == Direction.OUT) {
      find(mapping, field, "%s is owned by the vendor, so that nothing could go out", field.ours());
    }
    if (field.type() == FieldType.ADDRESS && field.comesIn()) {
      find(
          mapping,
          field,
          "%s says who the person is; give it owner wattle and direction out",
          field.ours());
    }
  }

  /** A field belongs to one vendor, or to us, or to whoever changed it last: not to several. */
  private void checkOwners(Collection<Mapping> mappings) {
    Map<String, Mapping> first = new HashMap<>();
    for (Mapping mapping : mappings) {
      for (MappedField field : mapping.fields("contact")) {
        if (field.comesIn() || field.owner() == Owner.WATTLE) {
          Mapping other = first.putIfAbsent(field.ours(), mapping);
          if (other != null) {
            compare(mapping, field, other);
          }
        }
      }
    }
  }

  private void compare(Mapping mapping, MappedField field, Mapping other) {
    Owner there = other.field("contact", field.ours()).map(MappedField::owner).orElseThrow();
    if (there != field.owner() || there == Owner.VENDOR) {
      find(
          mapping,
          field,
          "%s is owned by %s here and by %s in %s; let one own it and give the others direction out",
          field.ours(),
          name(field.owner(), mapping),
          name(there, other),
          other.file());
    }
  }

  private static String name(Owner owner, Mapping mapping) {
    return owner == Owner.VENDOR
        ? mapping.vendor()
        : owner.name().toLowerCase(java.util.Locale.ROOT);
  }

  private void find(Mapping mapping, MappedField field, String text, Object... values) {
    findings.add(new Finding(mapping.file(), field.line(), text.formatted(values)));
  }
}
