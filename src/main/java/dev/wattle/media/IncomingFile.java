package dev.wattle.media;

import dev.wattle.event.ContactId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file that somebody says they sent.
 *
 * @param messageId of the message that brought it
 * @param numberId of ours that received it
 * @param mimeType as declared, perhaps with parameters
 * @param filename as the sender chose it; null if none
 * @param checksums SHA-256 as told by others, in hex or Base64; those of another form say nothing
 */
public record IncomingFile(
    String messageId,
    ContactId contact,
    String numberId,
    String mimeType,
    @Nullable String filename,
    List<String> checksums) {}
