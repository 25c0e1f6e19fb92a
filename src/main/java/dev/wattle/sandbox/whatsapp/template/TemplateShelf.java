package dev.wattle.sandbox.whatsapp.template;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wattle.sandbox.store.ObjectStore;
import dev.wattle.sandbox.store.Shelf;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Templates that simulated Meta knows: those of our files, approved, and those that were posted.
 */
public final class TemplateShelf {

  private static final Logger log = LoggerFactory.getLogger(TemplateShelf.class);
  private static final long FIRST_ID = 1_456_001_220_030_001L;

  private final Shelf shelf;
  private final Shelf deleted;
  private final ObjectMapper mapper;
  private final List<String> patterns;

  /**
   * @param patterns where the files lie; the last that has a template wins
   */
  public TemplateShelf(ObjectStore store, ObjectMapper mapper, List<String> patterns) {
    this.shelf = new Shelf(store, "whatsapp", "template");
    this.deleted = new Shelf(store, "whatsapp", "deleted-template");
    this.mapper = mapper;
    this.patterns = patterns;
    readFiles();
  }

  /** Empty for one that no file and no post made. */
  public Optional<ObjectNode> find(String name, String language) {
    Optional<ObjectNode> known = known(name, language);
    if (known.isPresent()) {
      return known;
    }
    // A file may have been written since; this is the way of an error, so it may be slow.
    readFiles();
    return known(name, language);
  }

  public Optional<ObjectNode> byId(String id) {
    return shelf.all().stream().filter(t -> id.equals(t.path("id").asText())).findFirst();
  }

  List<ObjectNode> all() {
    return shelf.all();
  }

  synchronized ObjectNode add(ObjectNode template) {
    long highest =
        shelf.all().stream().mapToLong(known -> known.path("id").asLong()).max().orElse(FIRST_ID);
    return put(template.put("id", Long.toString(highest + 1)));
  }

  ObjectNode put(ObjectNode template) {
    return shelf.put(key(template), template);
  }

  /** A file does not bring it back. */
  void remove(ObjectNode template, Instant blockedUntil) {
    shelf.remove(key(template));
    deleted.put(key(template), mapper.createObjectNode().put("until", blockedUntil.toString()));
  }

  /** From when on the name may be used again; empty for one that was not deleted. */
  Optional<Instant> blockedUntil(ObjectNode template) {
    return deleted.get(key(template)).map(gone -> Instant.parse(gone.path("until").asText()));
  }

  private Optional<ObjectNode> known(String name, String language) {
    return shelf.get(name + "/" + language);
  }

  private synchronized void readFiles() {
    PathMatchingResourcePatternResolver files = new PathMatchingResourcePatternResolver();
    for (String pattern : patterns) {
      try {
        for (Resource file : files.getResources(pattern)) {
          read(file);
        }
      } catch (IOException e) {
        log.debug("sandbox.templates-none pattern={}", pattern);
      }
    }
  }

  private void read(Resource file) throws IOException {
    try (InputStream in = file.getInputStream()) {
      Object yaml = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
      if (yaml instanceof Map<?, ?> map && map.containsKey("components")) {
        ObjectNode template = mapper.valueToTree(map);
        template.put("category", template.path("category").asText().toUpperCase(Locale.ROOT));
        Optional<ObjectNode> known = shelf.get(key(template));
        if (known.isEmpty() && deleted.get(key(template)).isEmpty()) {
          add(template.put("status", "APPROVED").put("file", true));
        } else if (known.isPresent() && known.get().path("file").asBoolean()) {
          shelf.change(
              key(template),
              old -> {
                old.set("components", template.get("components"));
                if (!old.path("moved").asBoolean()) {
                  old.set("category", template.get("category"));
                }
              });
        }
      }
    }
  }

  private static String key(ObjectNode template) {
    return template.path("name").asText() + "/" + template.path("language").asText();
  }
}
