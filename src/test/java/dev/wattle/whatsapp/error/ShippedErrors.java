package dev.wattle.whatsapp.error;

/** The table as it is shipped, for tests of other rooms. */
public final class ShippedErrors {

  private ShippedErrors() {}

  public static ErrorTable table() {
    return new ErrorConfiguration().errorTable();
  }
}
