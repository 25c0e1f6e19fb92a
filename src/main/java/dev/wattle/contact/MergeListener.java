package dev.wattle.contact;

/**
 * Told of every merge inside its transaction: if the listener fails, there was no merge, and it is
 * told again when the merge is tried again.
 */
@FunctionalInterface
public interface MergeListener {

  /** The merge is written, but not committed yet. */
  void merged(ContactMerge merge);
}
