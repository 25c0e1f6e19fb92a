package dev.wattle.privacy.pack;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Writes a pack as JSON, or as a page to read and print, without holding the messages. */
@Component
class PackWriter {

  private final ObjectMapper json;
  private final SpringTemplateEngine pages = new SpringTemplateEngine();

  PackWriter(ObjectMapper json) {
    this.json = json;
    ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver();
    resolver.setPrefix("templates/");
    resolver.setSuffix(".html");
    resolver.setCharacterEncoding(StandardCharsets.UTF_8.name());
    pages.setTemplateResolver(resolver);
  }

  void writeJson(Pack pack, OutputStream out) throws IOException {
    try (JsonGenerator to =
        json.createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
      to.useDefaultPrettyPrinter();
      to.writeStartObject();
      to.writeObjectField("pack", pack.pack());
      to.writeObjectField("person", pack.person());
      to.writeObjectField("answers", pack.answers());
      to.writeObjectField("consents", pack.consents());
      to.writeObjectField("complaints", pack.complaints());
      to.writeObjectField("files", pack.files());
      to.writeArrayFieldStart("messages");
      for (Map<String, Object> message : pack.messages()) {
        to.writeObject(message);
      }
      to.writeEndArray();
      to.writeEndObject();
    }
  }

  void writePage(Pack pack, OutputStream out) throws IOException {
    Context model = new Context(Locale.ENGLISH);
    model.setVariable("pack", pack.pack());
    model.setVariable("person", pack.person());
    model.setVariable("answers", pack.answers());
    model.setVariable("consents", pack.consents().stream().map(this::readable).toList());
    model.setVariable("complaints", pack.complaints());
    model.setVariable("files", pack.files());
    model.setVariable("messages", readable(pack.messages()));
    Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    pages.process("privacy/pack", model, writer);
    writer.flush();
  }

  private Iterable<Map<String, Object>> readable(Iterable<Map<String, Object>> messages) {
    return () -> {
      Iterator<Map<String, Object>> all = messages.iterator();
      return new Iterator<>() {
        @Override
        public boolean hasNext() {
          return all.hasNext();
        }

        @Override
        public Map<String, Object> next() {
          return readable(all.next());
        }
      };
    };
  }

  /** Nested values as lines of text. */
  private Map<String, Object> readable(Map<String, Object> row) {
    Map<String, Object> shown = new LinkedHashMap<>(row);
    shown.put("says", text(row.get("content") instanceof Map<?, ?> content ? content : Map.of()));
    shown.put("proof", text(row.get("evidence") instanceof Map<?, ?> map ? map : Map.of()));
    return shown;
  }

  private String text(Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.size() == 1 && map.get("body") != null
          ? String.valueOf(map.get("body"))
          : String.join(
              "\n",
              map.entrySet().stream().map(e -> e.getKey() + ": " + inline(e.getValue())).toList());
    }
    return inline(value);
  }

  private String inline(Object value) {
    return value instanceof Map || value instanceof List
        ? json.valueToTree(value).toString()
        : String.valueOf(value);
  }
}
