package dev.wattle.command.dry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.wattle.command.Arguments;
import dev.wattle.command.Command;
import dev.wattle.command.check.StartSettings;
import dev.wattle.command.check.Workplace;
import dev.wattle.command.rule.Names;
import dev.wattle.command.rule.YamlFile;
import dev.wattle.template.TemplateSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.bind.Binder;

/** {@code dry-run --flow F --event E.json [--answers A.yaml] [folder]}. */
public final class DryRunCommand implements Command {

  private final Clock clock;

  public DryRunCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public String name() {
    return "dry-run";
  }

  @Override
  public List<String> help() {
    return List.of(
        "dry-run --flow <name> --event <file.json> [--answers <file.yaml>] [--profile live] [folder]",
        "Shows the calls and messages that a flow would make of an event; nothing leaves this machine.");
  }

  @Override
  public Set<String> options() {
    return Set.of("flow", "event", "answers", "profile");
  }

  @Override
  public int run(Arguments arguments, PrintStream out) {
    Path folder = Path.of(arguments.only("folder").orElse(""));
    Workplace workplace = new Workplace(folder);
    YamlFile flow = flow(arguments, workplace);
    JsonNode event = read(arguments, "event", new ObjectMapper());
    JsonNode scene =
        arguments.has("answers")
            ? read(arguments, "answers", new ObjectMapper(new YAMLFactory()))
            : MissingNode.getInstance();
    List<String> misfits = new EventFit().check(flow, event);
    if (!misfits.isEmpty()) {
      out.println(arguments.needed("event") + " does not fit its schema:");
      misfits.forEach(misfit -> out.println("  " + misfit));
      return 1;
    }
    StartSettings settings = new StartSettings(folder, arguments.option("profile").orElse(null));
    return run(workplace, settings, flow, event, scene, out);
  }

  private int run(
      Workplace workplace,
      StartSettings settings,
      YamlFile flow,
      JsonNode event,
      JsonNode scene,
      PrintStream out) {
    TemplateSettings templates =
        Binder.get(settings.environment()).bindOrCreate("wattle.template", TemplateSettings.class);
    Mask mask = new Mask(flow, workplace, settings);
    try {
      DryRun.Outcome outcome = new DryRun(workplace, settings, clock).run(flow, event, scene);
      return new DryReport(mask, new MessageVerdict(templates), out).print(flow.name(), outcome);
    } catch (Exception e) {
      out.println(flow.path() + " cannot be run: " + mask.text(String.valueOf(e.getMessage())));
      out.println("Run check: it names file and line.");
      return 1;
    }
  }

  private static YamlFile flow(Arguments arguments, Workplace workplace) {
    String name = arguments.needed("flow");
    List<String> names = workplace.flows().stream().map(YamlFile::name).toList();
    return workplace.flows().stream()
        .filter(file -> file.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> arguments.wrong("there is no flow " + name + ". " + Names.suggest(name, names)));
  }

  private static JsonNode read(Arguments arguments, String option, ObjectMapper mapper) {
    String file = arguments.needed(option);
    try {
      return mapper.readTree(Path.of(file).toFile());
    } catch (IOException e) {
      throw arguments.wrong("--" + option + " " + file + " cannot be read: " + e.getMessage());
    }
  }
}
