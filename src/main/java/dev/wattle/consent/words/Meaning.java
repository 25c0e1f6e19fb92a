package dev.wattle.consent.words;

/** What a short message says about being written to. */
public enum Meaning {
  /** Do not write to me any more. */
  STOP,
  /** Write to me, or write to me again. */
  START,
  /** Who are you, and how do I stop this? */
  HELP,
  /** I complain. */
  COMPLAINT,
  /** Perhaps one of these; a person must look. */
  REVIEW,
  /** Nothing of the kind. */
  NONE
}
