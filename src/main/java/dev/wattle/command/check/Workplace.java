package dev.wattle.command.check;

import dev.wattle.AccountFlows;
import dev.wattle.OverlaidFiles;
import dev.wattle.command.rule.Finding;
import dev.wattle.command.rule.Kamelets;
import dev.wattle.command.rule.YamlFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.io.Resource;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * The YAML that a start in a folder would read: the jar's files, and those beside the process that
 * replace or add to them.
 */
public final class Workplace {

  private static final Pattern SETTING = Pattern.compile("\\{\\{([a-z][a-z0-9.-]+)}}");
  private static final String ROUTE = ".camel.yaml";
  private static final String KAMELET = ".kamelet.yaml";

  private final Path folder;
  private final List<Finding> unreadable = new ArrayList<>();
  private final List<YamlFile> flows;
  private final List<YamlFile> system;
  private final Kamelets kamelets;

  /**
   * @param folder holds {@code config}, {@code connectors} and {@code routes}, or some of them
   */
  public Workplace(Path folder) {
    this.folder = folder;
    this.flows = read("routes/flows", ROUTE);
    this.system = read("routes/system", ROUTE);
    this.kamelets = new Kamelets(read("connectors", KAMELET), read("kamelets", KAMELET));
  }

  /** Files that are no YAML. */
  List<Finding> unreadable() {
    return List.copyOf(unreadable);
  }

  public List<YamlFile> flows() {
    return List.copyOf(flows);
  }

  List<YamlFile> system() {
    return List.copyOf(system);
  }

  public Kamelets kamelets() {
    return kamelets;
  }

  int files() {
    return flows.size() + system.size() + (int) kamelets.all().count() + unreadable.size();
  }

  /**
   * Adds the flows of further accounts, under the names that a start gives them. Their settings are
   * empty where nobody sets them, as those of the vendors are.
   */
  public void addAccounts(ConfigurableEnvironment environment) {
    Map<String, String> texts = new TreeMap<>();
    flows.forEach(flow -> texts.put(flow.name(), flow.text()));
    Map<String, String> copies = AccountFlows.of(environment, folder).copies(texts);
    copies.forEach((name, text) -> flows.add(YamlFile.of("routes/flows/" + name + ROUTE, text)));
    Map<String, Object> empty = new TreeMap<>();
    copies
        .values()
        .forEach(
            text -> SETTING.matcher(text).results().forEach(key -> empty.put(key.group(1), "")));
    environment.getPropertySources().addLast(new MapPropertySource("account-flows", empty));
  }

  private List<YamlFile> read(String part, String ending) {
    List<YamlFile> files = new ArrayList<>();
    for (Resource resource : OverlaidFiles.list(folder, part, ending).values()) {
      String path = path(part, resource);
      try {
        files.add(YamlFile.of(path, resource.getContentAsString(StandardCharsets.UTF_8)));
      } catch (MarkedYAMLException e) {
        int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
        unreadable.add(new Finding(path, line, "yaml", "this is no YAML: " + e.getProblem() + "."));
      } catch (IllegalArgumentException e) {
        unreadable.add(new Finding(path, 0, "yaml", "this is no YAML: " + e.getMessage() + "."));
      } catch (IOException e) {
        throw new UncheckedIOException(path, e);
      }
    }
    return files;
  }

  /** As a person would name the file. */
  private String path(String part, Resource resource) {
    String name = part + "/" + resource.getFilename();
    boolean beside = folder.resolve(name).toFile().isFile();
    return beside ? name : "wattle.jar!/" + name;
  }
}
