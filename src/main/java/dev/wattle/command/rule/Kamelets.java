package dev.wattle.command.rule;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The Kamelets that a flow may call.
 *
 * @param connectors those that call vendors
 * @param house those of Wattle itself
 */
public record Kamelets(List<YamlFile> connectors, List<YamlFile> house) {

  public Kamelets {
    connectors = List.copyOf(connectors);
    house = List.copyOf(house);
  }

  public Optional<YamlFile> find(String name) {
    return all().filter(file -> file.name().equals(name)).findFirst();
  }

  /** The connectors first, as a start looks for them. */
  public Stream<YamlFile> all() {
    return Stream.concat(connectors.stream(), house.stream());
  }
}
