package dev.wattle;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A flow for another account of its vendor. It works on the text: what a person would change in a
 * copy, and nothing else, so that jq and comments stay as they are.
 */
final class FlowCopy {

  private static final Pattern KAMELET = Pattern.compile("uri: \"?kamelet:([a-z0-9-]+)\"?");
  private static final Pattern OPTION = Pattern.compile("( *)(vendor|limit|source|path): (.*)");

  private final String vendor;
  private final String account;
  private final String both;
  private final Set<String> flows;
  private final KameletOptions kamelets;

  /**
   * @param flows the names of all flows that are copied: they may name each other
   */
  FlowCopy(String vendor, String account, Set<String> flows, KameletOptions kamelets) {
    this.vendor = vendor;
    this.account = account;
    this.both = vendor + "-" + account;
    this.flows = flows;
    this.kamelets = kamelets;
  }

  /** For example {@code contact-changed-to-crm-nz}. */
  String name(String flow) {
    Matcher word = Pattern.compile("(?<![a-z0-9])" + vendor + "(?![a-z0-9])").matcher(flow);
    return word.find() ? word.replaceFirst(both) : flow + "-" + account;
  }

  String of(String yaml) {
    String text = yaml;
    for (String flow : flows) {
      text = text.replaceAll("(?<![\\w/-])" + flow + "(?![\\w-])", name(flow));
    }
    String fresh = "(?!-" + account + "(?![a-z0-9]))";
    text =
        text.replaceAll("\\{\\{" + vendor + fresh + "(?=[.-])", "{{" + both)
            .replaceAll(
                "(expression: \"[^\"\n]*\\.(?:externalIds|\\w*Tickets))\\." + vendor + "(?![\\w-])",
                "$1[\\\\\"" + vendor + "/" + account + "\\\\\"]")
            .replaceAll(
                "(externalIds|\\w*Tickets)\\." + vendor + "(?![\\w-])",
                "$1[\"" + vendor + "/" + account + "\"]")
            .replaceAll("(\"" + vendor + "\", account: )\"default\"", "$1\"" + account + "\"");
    return options(quoted(text));
  }

  /** Names of the vendor's own things in jq, such as {@code "crm-inbox"}. */
  private String quoted(String text) {
    String again = "(?!" + account + "(?![a-z0-9]))";
    return text.replaceAll("\"" + vendor + "-" + again + "([a-z-]+)\"", "\"" + both + "-$1\"")
        .replaceAll(
            "(?<!vendor: |source: )\"" + vendor + "\"(?!, account:)",
            "\"" + vendor + "/" + account + "\"")
        .replaceAll(
            "(\\{vendor: )\"" + vendor + "\"(?!, account:)",
            "$1\"" + vendor + "/" + account + "\"");
  }

  private String options(String text) {
    List<String> lines = new ArrayList<>();
    String[] all = text.split("\n", -1);
    String kamelet = "";
    for (int i = 0; i < all.length; i++) {
      Matcher step = KAMELET.matcher(all[i]);
      kamelet = step.find() ? step.group(1) : all[i].contains("uri:") ? "" : kamelet;
      Matcher option = OPTION.matcher(all[i]);
      lines.add(option.matches() ? changed(option) : all[i]);
      String indent = option.matches() ? option.group(1) : "";
      if (option.matches() && needsName(kamelet, option) && !named(all, i, indent)) {
        String key = "limit".equals(option.group(2)) ? "key: " : "account: ";
        lines.add(indent + key + account);
      }
      if (all[i].strip().equals("parameters:") && needsPath(kamelet, all, i)) {
        String inner = " ".repeat(all[i].indexOf('p') + 2);
        lines.add(inner + "path: " + further(kamelets.of(kamelet, "path")));
      }
    }
    return String.join("\n", lines);
  }

  private String changed(Matcher option) {
    String value = option.group(3);
    String word = value.replace("\"", "");
    boolean ours = word.equals(vendor) || word.startsWith(vendor + "-");
    String next =
        switch (option.group(2)) {
          case "vendor" -> ours && !word.equals(vendor) ? further(word) : value;
          case "source" ->
              word.equals("/" + vendor)
                  ? "/" + vendor + "/" + account
                  : ours || word.startsWith("/" + vendor + "-") ? further(word) : value;
          case "path" -> value.contains("/" + vendor) ? further(value) : value;
          default -> value;
        };
    return option.group(1) + option.group(2) + ": " + next;
  }

  private boolean needsName(String kamelet, Matcher option) {
    return switch (option.group(2)) {
      case "vendor" -> option.group(3).equals(vendor) && kamelets.has(kamelet, "account");
      case "limit" -> "throttle-action".equals(kamelet);
      default -> false;
    };
  }

  /** Whether the same options name an account or a key already. */
  private static boolean named(String[] all, int line, String indent) {
    for (int i = line + 1; i < all.length && all[i].startsWith(indent); i++) {
      String rest = all[i].substring(indent.length());
      if (rest.startsWith("account:") || rest.startsWith("key:")) {
        return true;
      }
    }
    return false;
  }

  private boolean needsPath(String kamelet, String[] all, int line) {
    String usual = kamelets.of(kamelet, "path");
    return usual.contains("/" + vendor)
        && java.util.Arrays.stream(all, line, all.length)
            .limit(12)
            .noneMatch(next -> next.strip().startsWith("path:"));
  }

  private String further(String name) {
    String again = "(?!-" + account + "(?![a-z0-9]))";
    return name.replaceFirst("(?<![a-z0-9])" + vendor + again + "(?![a-z0-9])", both);
  }
}
