package dev.wattle.outbound.reply;

import dev.wattle.template.Category;
import dev.wattle.template.Template;
import dev.wattle.template.TemplateCatalogue;
import dev.wattle.template.TemplateParameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * How an agent sends a template by writing in a ticket: {@code /template order_shipped
 * order_number=1042 carrier="Australia Post"}. Values without names are taken in the template's
 * order; {@code language=} chooses the language.
 */
@Component
class TemplateCommand {

  private static final Pattern COMMAND =
      Pattern.compile("^[\\s\\u00a0]*/template[\\s\\u00a0]+(\\S+)([\\s\\S]*)$");

  /** A name and an equals sign, perhaps; then a value, in any quotes that an editor makes. */
  private static final Pattern VALUE =
      Pattern.compile(
          "(?:([A-Za-z0-9_]+)=)?(?:[\"“”„]([^\"“”]*)[\"“”]|([^\\s\\u00a0\"“”„][^\\s\\u00a0]*))");

  private static final String LANGUAGE = "language";

  /** No parameter is called so: the gate refuses a value too many, and the agent reads of it. */
  private static final String SURPLUS = "too_many_values";

  private static final int MOST_OFFERS = 5;

  private final TemplateCatalogue catalogue;

  TemplateCommand(TemplateCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * The content of the message; empty if the text is no such command. Whether there is such a
   * template, and whether it is complete, is the gate's to say.
   */
  Optional<Map<String, Object>> read(String text) {
    Matcher command = COMMAND.matcher(text);
    if (!command.matches()) {
      return Optional.empty();
    }
    String name = command.group(1).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "");
    Map<String, String> named = new LinkedHashMap<>();
    List<String> bare = new ArrayList<>();
    Matcher value = VALUE.matcher(command.group(2));
    while (value.find()) {
      String given = value.group(2) == null ? value.group(3) : value.group(2);
      if (value.group(1) == null) {
        bare.add(given);
      } else {
        named.put(value.group(1), given);
      }
    }
    return Optional.of(content(name.isEmpty() ? "unnamed" : name, named, bare));
  }

  /**
   * What an agent can write: one line for each template that goes as an answer.
   *
   * @param name of the only one to offer; empty for the first few
   */
  List<String> offers(String name) {
    return catalogue.all().stream()
        .filter(template -> template.category() == Category.UTILITY)
        .filter(template -> name.isBlank() || template.name().equals(name))
        .map(TemplateCommand::offer)
        .distinct()
        .limit(MOST_OFFERS)
        .toList();
  }

  private static String offer(Template template) {
    String values =
        template.parameters().stream()
            .map(parameter -> " " + parameter.name() + "=\"…\"")
            .collect(Collectors.joining());
    return "/template " + template.name() + values;
  }

  private Map<String, Object> content(String name, Map<String, String> named, List<String> bare) {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("name", name);
    String language = named.remove(LANGUAGE);
    if (language != null && language.matches("[a-z]{2,3}([_-][A-Z]{2})?")) {
      content.put(LANGUAGE, language);
    }
    catalogue
        .find(name, language == null ? List.of() : List.of(language))
        .map(Template::parameters)
        .ifPresent(parameters -> place(parameters, named, bare));
    content.put("parameters", named);
    return content;
  }

  private static void place(
      List<TemplateParameter> parameters, Map<String, String> named, List<String> bare) {
    List<String> open =
        parameters.stream()
            .map(TemplateParameter::name)
            .filter(parameter -> !named.containsKey(parameter))
            .toList();
    for (int i = 0; i < bare.size(); i++) {
      named.put(i < open.size() ? open.get(i) : SURPLUS, bare.get(i));
    }
  }
}
