package dev.wattle.command.check;

import dev.wattle.FlowSettings;
import dev.wattle.command.rule.Finding;
import dev.wattle.command.rule.reference.Placeholders;
import dev.wattle.consent.wording.WordingSettings;
import dev.wattle.consent.words.OptOutSettings;
import dev.wattle.consent.words.OptOutWords;
import dev.wattle.contact.mapping.MappingFolders;
import dev.wattle.contact.mapping.Mappings;
import dev.wattle.failure.Failure;
import dev.wattle.ops.access.AccessSettings;
import dev.wattle.ops.access.AdminUsers;
import dev.wattle.privacy.residency.Residency;
import dev.wattle.privacy.residency.ResidencySettings;
import dev.wattle.template.Template;
import dev.wattle.template.TemplateCatalogue;
import dev.wattle.template.TemplateSettings;
import dev.wattle.throttling.ThrottlingSettings;
import dev.wattle.whatsapp.BusinessNumber;
import dev.wattle.whatsapp.WhatsAppSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Everything that can be wrong with a folder before Wattle is started in it. */
public final class CheckRun {

  private final Path folder;
  private final Workplace workplace;
  private final StartSettings settings;
  private final SettingsCheck settingsCheck;
  private final List<Finding> findings = new ArrayList<>();
  private final Set<String> brokenTemplates = new TreeSet<>();

  /**
   * @param folder empty for the working directory
   * @param profile null for that of the environment, or the default one
   */
  public CheckRun(Path folder, @Nullable String profile) {
    this.folder = folder;
    CompletableFuture.runAsync(YamlCheck::warmUp);
    this.workplace = new Workplace(folder);
    this.settings = new StartSettings(folder, profile);
    this.settingsCheck = new SettingsCheck(settings);
  }

  /** All findings, by file and line. */
  public CheckReport run() {
    addAccounts();
    findings.addAll(workplace.unreadable());
    checkSettings();
    Collection<Template> templates = templates();
    Mappings mappings = mappings();
    findings.addAll(
        new YamlCheck(workplace, settings, limits(), mappings).run(templates, brokenTemplates));
    Map<String, Set<String>> off = vendors();
    return new CheckReport(
        findings.stream().distinct().sorted().toList(),
        off,
        settings.profiles(),
        workplace.files() + templates.size());
  }

  private void addAccounts() {
    try {
      workplace.addAccounts(settings.environment());
    } catch (Failure e) {
      findings.addAll(settingsCheck.explained(e));
    }
  }

  private void checkResidency(FlowSettings needed) {
    List<BusinessNumber> numbers =
        settingsCheck.read(WhatsAppSettings.class).map(WhatsAppSettings::numbers).orElse(List.of());
    settingsCheck
        .read(ResidencySettings.class)
        .ifPresent(
            residency -> {
              try {
                new Residency(residency, needed.used(), numbers).check();
              } catch (Failure e) {
                findings.addAll(settingsCheck.explained(e));
              }
            });
  }

  private Set<String> limits() {
    return settingsCheck
        .read(ThrottlingSettings.class)
        .map(throttling -> throttling.limits().keySet())
        .orElse(Set.of());
  }

  private boolean isSetting(String key) {
    return settings.environment().containsProperty(key);
  }

  private void checkSettings() {
    settingsCheck
        .read(AccessSettings.class)
        .ifPresent(
            access -> {
              try {
                AdminUsers.check(access, settings.isSandbox());
              } catch (Failure e) {
                settingsCheck.add(e);
              }
            });
    findings.addAll(settingsCheck.run());
    findings.addAll(new UnknownSettings().run(settings));
    settingsCheck.read(OptOutSettings.class).ifPresent(this::checkWords);
    settingsCheck.read(WordingSettings.class).flatMap(WordingCheck::run).ifPresent(findings::add);
  }

  private void checkWords(OptOutSettings words) {
    OptOutWords known = new OptOutWords(words);
    String text = "\"%s\" (%s) opts out and in. Keep it in one of the lists stop and start.";
    words
        .words()
        .start()
        .forEach(
            (language, list) ->
                list.stream()
                    .filter(known::matches)
                    .forEach(
                        word ->
                            findings.add(
                                at(
                                    "wattle.consent.words.start." + language,
                                    word,
                                    language,
                                    text))));
  }

  private Finding at(String key, String word, String language, String text) {
    var place = settings.place(key + "[0]");
    return new Finding(place.file(), place.line(), "opt-out-words", text.formatted(word, language));
  }

  private Mappings mappings() {
    Mappings.Reading reading = MappingFolders.read(settings.home());
    reading
        .findings()
        .forEach(
            one -> {
              String name = one.file().replaceFirst("^\\./", "");
              String file = one.file().startsWith("./") ? name : "wattle.jar!/" + name;
              findings.add(new Finding(file, one.line(), "mapping", one.message() + "."));
            });
    return reading.mappings();
  }

  private Collection<Template> templates() {
    TemplateFiles files = new TemplateFiles(folder);
    TemplateSettings where =
        settingsCheck
            .read(TemplateSettings.class)
            .orElseGet(
                () -> new TemplateSettings(folder.resolve("config/templates").toString(), "en"));
    TemplateCatalogue catalogue =
        TemplateCatalogue.of(
            where,
            (path, wrong) -> {
              brokenTemplates.add(path.split("/")[0]);
              findings.add(files.finding(path, wrong));
            });
    return catalogue.all();
  }

  /** What half-set vendors lack is a finding; flows of vendors that are not set are only off. */
  private Map<String, Set<String>> vendors() {
    FlowSettings needed = new FlowSettings(key -> settings.environment().getProperty(key, ""));
    workplace.flows().forEach(flow -> needed.read(flow.name(), flow.text()));
    needed
        .missing()
        .forEach(
            (key, sentence) ->
                workplace.flows().stream()
                    .filter(flow -> isSetting(key) && flow.text().contains("{{" + key + "}}"))
                    .findFirst()
                    .ifPresent(
                        flow ->
                            findings.add(
                                new Finding(
                                    flow.path(),
                                    Placeholders.line(flow.text(), key),
                                    "missing-setting",
                                    sentence))));
    checkResidency(needed);
    return needed.unused();
  }
}
