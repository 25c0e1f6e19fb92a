package dev.wattle;

import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;

/** Further accounts of a vendor: the flows of the first one, with settings and ids of their own. */
public final class AccountFlows {

  private static final String NAME = "[a-z][a-z0-9]{0,19}";

  private final Map<String, List<String>> accounts;
  private final KameletOptions kamelets;

  private AccountFlows(Map<String, List<String>> accounts, KameletOptions kamelets) {
    this.accounts = accounts;
    this.kamelets = kamelets;
  }

  /**
   * @param base where {@code connectors} may lie beside the process
   * @throws Failure MISCONFIGURED {@code routes.accounts} if a name cannot be one
   */
  public static AccountFlows of(Environment environment, Path base) {
    Map<String, List<String>> accounts =
        Binder.get(environment)
            .bind("wattle", AccountSettings.class)
            .map(AccountSettings::accounts)
            .orElse(Map.of());
    accounts.forEach((vendor, names) -> names.forEach(name -> check(vendor, name)));
    return new AccountFlows(
        accounts, accounts.isEmpty() ? KameletOptions.none() : KameletOptions.read(base));
  }

  private static void check(String vendor, String name) {
    if (!name.matches(NAME) || "default".equals(name)) {
      throw wrong(vendor, "has the name \"" + name + "\". Use up to 20 small letters and digits.");
    }
  }

  private static Failure wrong(String vendor, String what) {
    return Failure.of(
        Kind.MISCONFIGURED, "routes.accounts", "wattle.accounts." + vendor + " " + what);
  }

  /**
   * The copies, by the name of the flow. One that lies there already under that name is left as it
   * is.
   *
   * @param flows by name
   * @throws Failure MISCONFIGURED {@code routes.accounts} if no flow is the vendor's
   */
  public Map<String, String> copies(Map<String, String> flows) {
    Map<String, String> copies = new TreeMap<>();
    accounts.forEach(
        (vendor, names) -> {
          Set<String> theirs =
              flows.keySet().stream()
                  .filter(flow -> isOf(vendor, names, flows.get(flow)))
                  .collect(Collectors.toCollection(TreeSet::new));
          theirs.addAll(callers(theirs, flows));
          if (theirs.isEmpty()) {
            throw wrong(vendor, "names a vendor of which there is no flow. Correct the name.");
          }
          for (String name : names) {
            FlowCopy copy = new FlowCopy(vendor, name, theirs, kamelets);
            theirs.forEach(flow -> copies.put(copy.name(flow), copy.of(flows.get(flow))));
          }
        });
    copies.keySet().removeAll(flows.keySet());
    return copies;
  }

  /** Flows whose calls one of these makes. */
  private static Set<String> callers(Set<String> theirs, Map<String, String> flows) {
    return flows.keySet().stream()
        .filter(flow -> FlowSettings.batches(flows.get(flow)).stream().anyMatch(theirs::contains))
        .collect(Collectors.toSet());
  }

  /** As {@link #copies}, for files: each at a location inside that folder. */
  Map<String, Resource> files(Map<String, Resource> flows, Path folder) {
    Map<String, String> texts = new TreeMap<>();
    if (!accounts.isEmpty()) {
      flows.forEach(
          (location, file) -> texts.put(RouteFolders.name(location), RouteFolders.read(file)));
    }
    Map<String, Resource> files = new TreeMap<>();
    (texts.isEmpty() ? texts : copies(texts))
        .forEach(
            (name, text) ->
                files.put(
                    "file:" + folder.resolve(name + RouteFolders.ENDING).toAbsolutePath(),
                    new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8))));
    return files;
  }

  /** Reads a setting of the first account's, or is for its tickets; lists no fields. */
  private static boolean isOf(String vendor, List<String> names, String yaml) {
    String further = names.isEmpty() ? "" : "(?!-(?:" + String.join("|", names) + ")[.-])";
    boolean reads =
        Pattern.compile("\\{\\{" + vendor + further + "(?:-[a-z0-9-]+)?\\.").matcher(yaml).find();
    return (reads || yaml.contains("vendor == \"" + vendor + "\""))
        && !yaml.contains("kamelet:field-list-source");
  }
}
