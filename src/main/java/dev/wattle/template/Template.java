package dev.wattle.template;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message that Meta has approved, with gaps.
 *
 * @param language as Meta writes it, {@code en} or {@code en_AU}
 * @param components in Meta's create form, with our names in the gaps
 * @param version changes with the content
 * @param substitute name of the template that goes out while Meta does not take this one; null for
 *     none
 * @param variants names of templates that may take its place where a message asks for rotation
 * @param sendTtlSeconds how long Meta tries to deliver it; null for Meta's own time
 * @param optInRequest whether it asks for consent, and so may go only to people who wrote or agreed
 */
public record Template(
    String name,
    String language,
    Category category,
    List<TemplateParameter> parameters,
    List<Map<String, Object>> components,
    String version,
    @Nullable String substitute,
    List<String> variants,
    @Nullable Integer sendTtlSeconds,
    boolean optInRequest) {

  public Template {
    parameters = List.copyOf(parameters);
    components = List.copyOf(components);
    variants = List.copyOf(variants);
  }

  /**
   * @param values by parameter name
   * @return what is wrong, one sentence each, naming the parameter and never its value
   */
  public List<String> check(Map<String, ?> values) {
    return ParameterCheck.check(parameters, values);
  }

  /**
   * @param values by parameter name, checked before
   * @return the components of a message, in the shape of {@code docs/messages.md}
   */
  public List<Map<String, Object>> components(Map<String, ?> values) {
    return new FilledComponents(this, values).all();
  }
}
