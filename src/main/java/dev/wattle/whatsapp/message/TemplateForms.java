package dev.wattle.whatsapp.message;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a template's parameters belong. The room that keeps the templates knows; a room above both
 * joins the two. Without it all parameters go to the body.
 */
@FunctionalInterface
public interface TemplateForms {

  /** Knows no template. */
  TemplateForms NONE = (name, language, parameters) -> Optional.empty();

  /**
   * @param language the language that was asked for
   * @param parameters by name, checked before
   * @return empty if there is no such template
   */
  Optional<Form> find(String name, String language, Map<String, Object> parameters);

  /**
   * A template filled in.
   *
   * @param language the language that exists, perhaps a fall-back
   * @param components in the shape of {@code docs/messages.md}
   */
  record Form(String language, List<Map<String, Object>> components) {}
}
