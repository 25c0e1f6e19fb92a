package dev.wattle.contact.mapping;

/**
 * What is wrong with a mapping.
 *
 * @param file as its reader finds it
 * @param line from 1; 0 where it is about the whole file
 */
public record Finding(String file, int line, String message) {

  @Override
  public String toString() {
    return file + (line == 0 ? "" : ":" + line) + ": " + message;
  }
}
