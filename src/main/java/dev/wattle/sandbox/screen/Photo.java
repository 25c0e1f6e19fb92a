package dev.wattle.sandbox.screen;

import java.util.Base64;

/** A picture of one green pixel, to send as a photo. */
public final class Photo {

  public static final String NAME = "photo.png";
  public static final String TYPE = "image/png";

  private static final String PIXEL =
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGOIWpIJAALDAWikho7YAAAAAElFTkSuQmCC";

  private Photo() {}

  public static byte[] bytes() {
    return Base64.getDecoder().decode(PIXEL);
  }
}
