package dev.wattle.template.review;

/**
 * One thing that Meta would refuse.
 *
 * @param file {@code <name>/<language>.yaml}
 * @param field within the file, {@code components.BODY.text}
 * @param limit what Meta allows
 * @param found what stands there instead
 */
public record Finding(String file, String field, String limit, String found) {

  @Override
  public String toString() {
    return "%s: %s has %s; Meta allows %s.".formatted(file, field, found, limit);
  }
}
