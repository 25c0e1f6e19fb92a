package dev.wattle.whatsapp;

/** A value that never reaches a log: its text form is a mask, so that no record can leak it. */
public record Secret(String value) {

  public Secret {
    value = value.strip();
  }

  /** Settings hand secrets over as text. */
  public static Secret of(String value) {
    return new Secret(value);
  }

  public boolean isEmpty() {
    return value.isEmpty();
  }

  @Override
  public String toString() {
    return isEmpty() ? "(empty)" : "******";
  }
}
