package dev.wattle.media;

import dev.wattle.event.Addresses;
import dev.wattle.event.ContactId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file that somebody says they sent, or one of our own.
 *
 * @param messageId of the message that brought it; null for a file of our own
 * @param contact who sent it; null for a file of our own
 * @param numberId of ours that received it; null for a file of our own
 * @param mimeType as declared, perhaps with parameters
 * @param filename as the sender chose it; null if none
 * @param checksums SHA-256 as told by others, in hex or Base64; those of another form say nothing
 */
public record IncomingFile(
    @Nullable String messageId,
    @Nullable ContactId contact,
    @Nullable String numberId,
    String mimeType,
    @Nullable String filename,
    List<String> checksums) {

  /** A file that is to be sent. */
  public static IncomingFile own(String mimeType, @Nullable String filename) {
    return new IncomingFile(null, null, null, mimeType, filename, List.of());
  }

  /** What it is called in logs and failures. */
  String origin() {
    return messageId == null ? "upload" : "message " + Addresses.masked(messageId);
  }
}
