package dev.wattle;

import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which flows have what they need. A vendor of which nothing is set is not used here: its flows
 * stay off. A vendor of which something is set and something is missing is a mistake.
 */
public final class FlowSettings {

  private static final Pattern PLACEHOLDER =
      Pattern.compile("\\{\\{([a-z][a-z0-9-]*(?:\\.[a-z0-9-]+)+)}}");

  /** The flow that makes the calls of another one. */
  private static final Pattern BATCH = Pattern.compile("\\bbatch: *\"?([a-z0-9-]+)");

  /** Has a default at most vendors, so that it tells nothing about whether the vendor is used. */
  private static final String BASE_URL = ".base-url";

  private final UnaryOperator<String> values;
  private final Map<String, Set<String>> neededByVendor = new TreeMap<>();
  private final Map<String, Set<String>> vendorsOfFlow = new TreeMap<>();
  private final Map<String, Set<String>> batchesOfFlow = new TreeMap<>();

  /**
   * @param values gives the value of a key, empty if it is not set
   */
  public FlowSettings(UnaryOperator<String> values) {
    this.values = values;
  }

  /** Takes down what a flow needs. */
  public void read(String flow, String yaml) {
    batchesOfFlow.put(flow, batches(yaml));
    Matcher placeholder = PLACEHOLDER.matcher(yaml);
    Set<String> vendors = vendorsOfFlow.computeIfAbsent(flow, name -> new TreeSet<>());
    while (placeholder.find()) {
      String key = placeholder.group(1);
      String vendor = key.substring(0, key.indexOf('.'));
      if (!"wattle".equals(vendor)) {
        vendors.add(vendor);
        neededByVendor.computeIfAbsent(vendor, name -> new TreeSet<>()).add(key);
      }
    }
  }

  /**
   * The flows that stay off, each with the vendors of which nothing is set.
   *
   * @throws Failure MISCONFIGURED, naming every missing key of the vendors that are set in part
   */
  public Map<String, Set<String>> off() {
    Map<String, String> missing = missing();
    if (!missing.isEmpty()) {
      throw Failure.of(Kind.MISCONFIGURED, "routes.settings", String.join("\n", missing.values()));
    }
    return unused();
  }

  /** Every empty key of the vendors that are set in part, with the sentence that says so. */
  public Map<String, String> missing() {
    Map<String, String> findings = new TreeMap<>();
    neededByVendor.forEach(
        (vendor, keys) -> {
          if (isUsed(keys)) {
            keys.stream()
                .filter(this::isEmpty)
                .forEach(key -> findings.put(key, finding(vendor, key)));
          }
        });
    return findings;
  }

  /** The flows that stay off, whatever may be missing for others. */
  public Map<String, Set<String>> unused() {
    Set<String> unused = new TreeSet<>();
    neededByVendor.forEach(
        (vendor, keys) -> {
          if (!isUsed(keys)) {
            unused.add(vendor);
          }
        });
    Map<String, Set<String>> off = new TreeMap<>();
    vendorsOfFlow.forEach(
        (flow, vendors) -> {
          Set<String> missing =
              Stream.concat(vendors.stream(), neededByBatches(flow))
                  .filter(unused::contains)
                  .collect(Collectors.toSet());
          if (!missing.isEmpty()) {
            off.put(flow, missing);
          }
        });
    return off;
  }

  /** The vendors whose settings each flow reads, or the flow that makes its calls. */
  Map<String, Set<String>> vendorsByFlow() {
    Map<String, Set<String>> all = new TreeMap<>();
    vendorsOfFlow.forEach(
        (flow, vendors) ->
            all.put(
                flow,
                Stream.concat(vendors.stream(), neededByBatches(flow))
                    .collect(Collectors.toSet())));
    return Map.copyOf(all);
  }

  /** The flows that make the calls of this one. */
  static Set<String> batches(String yaml) {
    return BATCH.matcher(yaml).results().map(one -> one.group(1)).collect(Collectors.toSet());
  }

  /** What the flows need that make the calls of this one. */
  private Stream<String> neededByBatches(String flow) {
    Set<String> batches = batchesOfFlow.getOrDefault(flow, Set.of());
    return vendorsOfFlow.entrySet().stream()
        .filter(one -> batches.contains(RouteFolders.name(one.getKey())))
        .flatMap(one -> one.getValue().stream());
  }

  /** The vendors that flows need and that are set, by the first word of their keys. */
  public Set<String> used() {
    Set<String> used = new TreeSet<>();
    neededByVendor.forEach(
        (vendor, keys) -> {
          if (isUsed(keys)) {
            used.add(vendor);
          }
        });
    return used;
  }

  /** A vendor that needs nothing, or of which something other than its address is set. */
  private boolean isUsed(Set<String> keys) {
    return keys.stream().noneMatch(this::isEmpty)
        || keys.stream().anyMatch(key -> !key.endsWith(BASE_URL) && !isEmpty(key));
  }

  private static String finding(String vendor, String key) {
    return "%s is empty, but other settings of %s are not. Set %s, or leave all of them empty to switch its flows off."
        .formatted(key, vendor, key.toUpperCase(java.util.Locale.ROOT).replaceAll("[.-]", "_"));
  }

  private boolean isEmpty(String key) {
    return values.apply(key).isBlank();
  }
}
