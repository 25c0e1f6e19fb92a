package dev.wattle.sandbox.screen;

import java.util.Optional;

/** One screen of a vendor's, as far as it concerns one person. */
public interface Screen {

  /** Lower-case letters; unique on the page. */
  String id();

  /** The heading. */
  String title();

  /** Whether the flows that fill it are switched on. */
  default boolean isOn() {
    return true;
  }

  /**
   * What stands there now.
   *
   * @param phone in E.164
   */
  Optional<View> of(String phone);

  /** Whether a colleague can write there. */
  default boolean isAnswered() {
    return false;
  }

  /** Whether a colleague can send files there. */
  default boolean takesPhotos() {
    return isAnswered();
  }

  /**
   * A colleague acts on what is shown.
   *
   * @param id of the view
   * @throws IllegalArgumentException if that cannot be done there
   */
  default void act(String id, Act act, String text) {
    throw new IllegalArgumentException("sandbox.no-desk: nobody can write on " + title());
  }

  /** What a colleague does. */
  enum Act {
    /** Writes what the person may see. */
    REPLY,
    /** Writes among colleagues. */
    NOTE,
    /** Sends a picture, perhaps with words. */
    PHOTO,
    /** Says that it is done. */
    SOLVE
  }
}
