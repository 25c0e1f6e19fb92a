package dev.wattle.contact.mapping;

import dev.wattle.contact.mapping.YamlTree.Entry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** {@code config/fields.yaml}: what we know of people, deals and tickets, in our own words. */
public final class OurFields {

  private final Map<String, Map<String, FieldType>> objects = new LinkedHashMap<>();

  private OurFields() {}

  static OurFields read(String file, String text, List<Finding> findings) {
    OurFields fields = new OurFields();
    YamlTree tree = new YamlTree(file, findings);
    for (Entry object : tree.read(text)) {
      Map<String, FieldType> types = new LinkedHashMap<>();
      for (Entry field : tree.entries(object.value(), object.key())) {
        String type = tree.text(field.value(), field.key());
        try {
          types.put(field.key(), FieldType.valueOf(type.toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException e) {
          tree.find(field.line(), field.key() + " has the type '" + type + "'; use text");
        }
      }
      fields.objects.put(object.key(), types);
    }
    return fields;
  }

  boolean hasObject(String object) {
    return objects.containsKey(object);
  }

  Set<String> objects() {
    return objects.keySet();
  }

  /** Empty for a field we do not have. */
  public Optional<FieldType> type(String object, String field) {
    return Optional.ofNullable(objects.getOrDefault(object, Map.of()).get(field));
  }

  Set<String> names(String object) {
    return new TreeSet<>(objects.getOrDefault(object, Map.of()).keySet());
  }
}
