package dev.wattle.ops.template;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wattle.template.Template;
import dev.wattle.template.TemplateParameter;
import dev.wattle.whatsapp.manage.TemplateDraft;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Our template as Meta is given it. */
@Component
class Drafts {

  private final ObjectMapper json;

  Drafts(ObjectMapper json) {
    this.json = json;
  }

  TemplateDraft of(Template template) {
    Map<String, String> written = new HashMap<>();
    Map<String, String> special = new HashMap<>();
    for (TemplateParameter parameter : template.parameters()) {
      switch (parameter.type()) {
        case TEXT, CURRENCY, DATE_TIME -> written.put(parameter.name(), parameter.example());
        default -> special.put(parameter.type().name(), parameter.example());
      }
    }
    return new TemplateDraft(
        template.name(),
        template.language(),
        template.category().name(),
        json.valueToTree(template.components()),
        written,
        special,
        template.sendTtlSeconds());
  }
}
