package dev.wattle.whatsapp.error;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Rules by code; a single code goes before a range that holds it. */
final class CodeRanges {

  private final Map<Integer, ErrorRule> single = new HashMap<>();
  private final TreeMap<Integer, Range> ranges = new TreeMap<>();

  /**
   * @param codes one code, or two with a hyphen
   * @throws IllegalArgumentException if it is neither, or was given before
   */
  void add(String codes, ErrorRule rule) {
    String[] ends = codes.split("-", 2);
    int first = Integer.parseInt(ends[0].strip());
    Object before =
        ends.length == 1
            ? single.put(first, rule)
            : ranges.put(first, new Range(Integer.parseInt(ends[1].strip()), rule));
    if (before != null) {
      throw new IllegalArgumentException("it stands there twice");
    }
  }

  Optional<ErrorRule> find(int code) {
    ErrorRule exact = single.get(code);
    if (exact != null) {
      return Optional.of(exact);
    }
    return Optional.ofNullable(ranges.floorEntry(code))
        .map(Map.Entry::getValue)
        .filter(range -> code <= range.last())
        .map(Range::rule);
  }

  private record Range(int last, ErrorRule rule) {}
}
