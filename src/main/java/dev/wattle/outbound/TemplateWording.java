package dev.wattle.outbound;

import dev.wattle.template.TemplateCatalogue;
import dev.wattle.whatsapp.message.TemplateForms;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tells the send where a template's parameters belong. */
@Component
final class TemplateWording implements TemplateForms {

  private final TemplateCatalogue catalogue;

  TemplateWording(TemplateCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  @Override
  public Optional<Form> find(String name, String language, Map<String, Object> parameters) {
    return catalogue
        .find(name, language)
        .map(template -> new Form(template.language(), template.components(parameters)));
  }
}
