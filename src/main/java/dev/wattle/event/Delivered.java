package dev.wattle.event;

/** Something that the bus delivered, perhaps not for the first time. */
public interface Delivered {

  /** What makes it the same thing when it comes again. */
  String id();

  /** Where it lay. */
  Position position();
}
