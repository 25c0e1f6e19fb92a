package dev.wattle.whatsapp.send;

import dev.wattle.failure.Failure;
import dev.wattle.whatsapp.message.file.Opening;
import java.util.Optional;

/**
 * Our own files, and the ids that Meta gave them. The room that keeps files knows; a room above
 * both joins the two.
 */
public interface OutgoingFiles {

  /**
   * The id under which Meta keeps the file for a number, if it was uploaded and Meta still has it.
   */
  Optional<String> mediaId(String key, String numberId);

  /**
   * @throws Failure REFUSED if there is no such file, or if it must not leave the house
   */
  Outgoing file(String key);

  /** Meta has the file now. */
  void uploaded(String key, String numberId, String mediaId);

  /** Meta no longer knows the id. */
  void forgotten(String key, String numberId);

  /**
   * What is uploaded.
   *
   * @param size bytes
   */
  record Outgoing(String mimeType, String filename, long size, Opening bytes) {}
}
