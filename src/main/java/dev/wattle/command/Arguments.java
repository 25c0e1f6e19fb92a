package dev.wattle.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A command line, taken apart. */
public final class Arguments {

  private final Map<String, String> options = new LinkedHashMap<>();
  private final List<String> words = new ArrayList<>();

  /**
   * @param known without their dashes; one that takes no value ends in {@code !}
   * @throws WrongUsage for an option that is not known or lacks its value
   */
  public Arguments(List<String> given, Set<String> known) {
    for (int i = 0; i < given.size(); i++) {
      String word = given.get(i);
      if (!word.startsWith("--")) {
        words.add(word);
        continue;
      }
      String[] parts = word.substring(2).split("=", 2);
      if (known.contains(parts[0] + "!") && parts.length == 1) {
        options.put(parts[0], "true");
      } else if (!known.contains(parts[0])) {
        throw new WrongUsage("there is no option --" + parts[0]);
      } else if (parts.length == 1 && (++i >= given.size() || given.get(i).startsWith("--"))) {
        throw new WrongUsage("the option --" + parts[0] + " needs a value");
      } else {
        options.put(parts[0], parts.length > 1 ? parts[1] : given.get(i));
      }
    }
  }

  public boolean has(String option) {
    return options.containsKey(option);
  }

  public Optional<String> option(String name) {
    return Optional.ofNullable(options.get(name));
  }

  /**
   * @throws WrongUsage if it is missing
   */
  public String needed(String name) {
    return option(name).orElseThrow(() -> wrong("the option --" + name + " is missing"));
  }

  /**
   * The one word that is no option, if there is one.
   *
   * @throws WrongUsage for more
   */
  public Optional<String> only(String what) {
    if (words.size() > 1) {
      throw wrong("give one " + what + ", not " + String.join(" ", words));
    }
    return words.stream().findFirst();
  }

  /** To be thrown where something makes no sense. */
  public WrongUsage wrong(String why) {
    return new WrongUsage(why);
  }
}
