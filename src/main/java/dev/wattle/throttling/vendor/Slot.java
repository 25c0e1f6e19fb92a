package dev.wattle.throttling.vendor;

/** The right to have one call under way. */
public interface Slot extends AutoCloseable {

  /** For limits that allow any number. */
  Slot FREE = () -> {};

  /** Gives it back; a second time does nothing. */
  @Override
  void close();
}
