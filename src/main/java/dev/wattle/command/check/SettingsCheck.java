package dev.wattle.command.check;

import dev.wattle.command.check.StartSettings.Place;
import dev.wattle.command.rule.Finding;
import dev.wattle.failure.Failure;
import jakarta.validation.Validation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.context.properties.bind.validation.ValidationBindHandler;
import org.springframework.boot.origin.Origin;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.validation.beanvalidation.SpringValidatorAdapter;

/** Binds every settings record as a start does, but goes on after the first that is wrong. */
final class SettingsCheck {

  private static final Pattern KEY =
      Pattern.compile("[a-z]+(?:\\.[a-z0-9-]+)+(?:\\[\\d+])?[a-z0-9.-]*");
  private static final String RULE = "setting";

  private final StartSettings settings;
  private final Binder binder;
  private final SpringValidatorAdapter validator;
  private final List<Finding> findings = new ArrayList<>();

  SettingsCheck(StartSettings settings) {
    this.settings = settings;
    this.binder = Binder.get(settings.environment());
    this.validator =
        new SpringValidatorAdapter(Validation.buildDefaultValidatorFactory().getValidator());
  }

  List<Finding> run() {
    classes().forEach(this::bind);
    return List.copyOf(findings);
  }

  /** The record of that type, or nothing if it is wrong, which is a finding already. */
  <T> Optional<T> read(Class<T> type) {
    try {
      return Optional.of(bound(type));
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }

  private Set<Class<?>> classes() {
    var scanner = new ClassPathScanningCandidateComponentProvider(false);
    scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
    Set<Class<?>> classes = new TreeSet<>((a, b) -> a.getName().compareTo(b.getName()));
    for (BeanDefinition found : scanner.findCandidateComponents("dev.wattle")) {
      String name = String.valueOf(found.getBeanClassName());
      if (settings.isSandbox() || !name.startsWith("dev.wattle.sandbox.")) {
        classes.add(ClassUtils.resolveClassName(name, SettingsCheck.class.getClassLoader()));
      }
    }
    return classes;
  }

  private <T> T bound(Class<T> type) {
    ConfigurationProperties annotation =
        AnnotatedElementUtils.getMergedAnnotation(type, ConfigurationProperties.class);
    String prefix = annotation == null ? "" : annotation.prefix();
    return binder.bindOrCreate(prefix, Bindable.of(type), new ValidationBindHandler(validator));
  }

  private void bind(Class<?> type) {
    try {
      bound(type);
    } catch (BindException e) {
      explain(e);
    } catch (Failure e) {
      add(e);
    }
  }

  private void explain(BindException wrong) {
    @Nullable Throwable cause = wrong;
    while (cause != null) {
      if (cause instanceof Failure failure) {
        add(failure);
        return;
      }
      if (cause instanceof BindValidationException invalid) {
        String prefix = String.valueOf(invalid.getValidationErrors().getName());
        invalid.getValidationErrors().getAllErrors().forEach(error -> add(prefix, error));
        return;
      }
      cause = cause.getCause();
    }
    String key = String.valueOf(wrong.getName());
    Throwable root = wrong;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String text = "%s has a value that cannot be read: %s. Correct the value.";
    add(settings.place(key), text.formatted(key, root.getMessage()));
  }

  private void add(String prefix, ObjectError error) {
    String field = error instanceof FieldError one ? "." + one.getField() : "";
    String key = prefix + dashed(field);
    Place place =
        error instanceof FieldError
            ? settings.place(Optional.ofNullable(Origin.from(error)))
            : settings.place(key);
    add(
        place.line() == 0 ? settings.place(key) : place,
        key + " " + error.getDefaultMessage() + ". Set it, or correct its value.");
  }

  /** {@code maxWait} in Java is {@code max-wait} in a file. */
  private static String dashed(String field) {
    return field.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(java.util.Locale.ROOT);
  }

  void add(Failure failure) {
    findings.addAll(explained(failure));
  }

  /** One finding for each line: they name their key and its remedy. */
  List<Finding> explained(Failure failure) {
    List<Finding> explained = new ArrayList<>();
    String text = String.valueOf(failure.getMessage()).replaceFirst("^[a-z.-]+: ", "");
    for (String line : text.split("\n")) {
      Matcher key = KEY.matcher(line);
      Place place = key.find() ? settings.place(key.group()) : settings.place("");
      explained.add(new Finding(place.file(), place.line(), RULE, line));
    }
    return explained;
  }

  private void add(Place place, String sentence) {
    findings.add(new Finding(place.file(), place.line(), RULE, sentence));
  }
}
