package dev.wattle.api.problem;

import com.fasterxml.jackson.core.JsonPointer;

/**
 * One thing that is wrong with a request.
 *
 * @param pointer JSON Pointer (RFC 6901) into the body; empty for the body itself
 * @param detail what is wrong with it, and what it may be
 */
public record Finding(String pointer, String detail) {

  /** The same finding, seen from further out. */
  public Finding under(String outer) {
    return new Finding(outer + pointer, detail);
  }

  /** A finding about a property of the object at the pointer. */
  public static Finding at(String pointer, String property, String detail) {
    String escaped = JsonPointer.empty().appendProperty(property).toString();
    return new Finding(pointer + escaped, detail);
  }
}
