package dev.wattle.outbound.pacing;

/** What people think of a number, in Meta's words. */
public enum Quality {
  GREEN,
  YELLOW,
  RED
}
