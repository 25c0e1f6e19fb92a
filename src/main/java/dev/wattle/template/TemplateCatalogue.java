package dev.wattle.template;

import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** All templates, from the jar and from the folder beside the process; the folder goes first. */
@Component
@EnableConfigurationProperties(TemplateSettings.class)
public final class TemplateCatalogue {

  private static final String SHIPPED = "classpath*:config/templates/*/*.yaml";

  private final Map<String, Template> templates = new TreeMap<>();
  private final String defaultLanguage;

  /**
   * @throws dev.wattle.failure.Failure MISCONFIGURED, naming file and key
   */
  @Autowired
  TemplateCatalogue(TemplateSettings settings) {
    this.defaultLanguage = settings.defaultLanguage();
    files(settings.folder())
        .forEach((path, file) -> templates.put(path, new TemplateFile(file).read(path)));
    templates.values().forEach(this::checkRelatives);
  }

  private TemplateCatalogue(Collection<Template> templates, String defaultLanguage) {
    this.defaultLanguage = defaultLanguage;
    templates.forEach(one -> this.templates.put(one.name() + "/" + one.language() + ".yaml", one));
  }

  /**
   * Reads on where a start would stop.
   *
   * @param wrong is given every bad file, {@code <name>/<language>.yaml}, with what is wrong
   * @return the templates whose files are good
   */
  public static TemplateCatalogue of(TemplateSettings settings, BiConsumer<String, Failure> wrong) {
    List<Template> good = new ArrayList<>();
    files(settings.folder())
        .forEach(
            (path, file) -> {
              try {
                good.add(new TemplateFile(file).read(path));
              } catch (Failure e) {
                wrong.accept(path, e);
              }
            });
    TemplateCatalogue catalogue = new TemplateCatalogue(good, settings.defaultLanguage());
    for (Template template : good) {
      try {
        catalogue.checkRelatives(template);
      } catch (Failure e) {
        wrong.accept(template.name() + "/" + template.language() + ".yaml", e);
      }
    }
    return catalogue;
  }

  private static Map<String, Resource> files(String folder) {
    Map<String, Resource> files = new TreeMap<>();
    for (String pattern : List.of(SHIPPED, "file:" + folder + "/*/*.yaml")) {
      resources(pattern).forEach(file -> files.put(path(file), file));
    }
    return files;
  }

  /**
   * @param language {@code en-AU} and {@code en_AU} are the same
   * @return in that language, else in its base language, else in the default one
   */
  public Optional<Template> find(String name, String language) {
    return find(name, List.of(language));
  }

  /**
   * @param languages the one to be preferred first; may be empty
   * @return in the first of them that it has, or has the base language of; else in the default one
   */
  public Optional<Template> find(String name, List<String> languages) {
    Stream<String> wanted =
        languages.stream()
            .map(language -> language.replace('-', '_'))
            .flatMap(exact -> Stream.of(exact, exact.split("_", 2)[0]));
    return Stream.concat(wanted, Stream.of(defaultLanguage))
        .map(code -> templates.get(name + "/" + code + ".yaml"))
        .flatMap(Stream::ofNullable)
        .findFirst();
  }

  /** Every template in every language, by name. */
  public Collection<Template> all() {
    return List.copyOf(templates.values());
  }

  /** What takes a template's place must be able to say the same. */
  private void checkRelatives(Template template) {
    Stream.concat(Stream.ofNullable(template.substitute()), template.variants().stream())
        .filter(
            name ->
                find(name, template.language())
                    .filter(other -> other.parameters().equals(template.parameters()))
                    .filter(other -> other.category() == template.category())
                    .isEmpty())
        .findFirst()
        .ifPresent(name -> refuse(template, name));
  }

  private static void refuse(Template template, String relative) {
    String text =
        "%s/%s.yaml names %s as substitute or variant, which is not there in this language, or has other parameters or another category. Correct the name, or add the file.";
    throw Failure.of(
        Kind.MISCONFIGURED,
        "template.relative",
        text.formatted(template.name(), template.language(), relative));
  }

  private static List<Resource> resources(String pattern) {
    try {
      return List.of(new PathMatchingResourcePatternResolver().getResources(pattern));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + pattern, e);
    }
  }

  private static String path(Resource file) {
    try {
      String[] parts = file.getURI().toString().split("/");
      return parts[parts.length - 2] + "/" + parts[parts.length - 1];
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
