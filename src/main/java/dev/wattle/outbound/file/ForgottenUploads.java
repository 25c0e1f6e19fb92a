package dev.wattle.outbound.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wattle.event.MessageRequested;
import dev.wattle.media.MediaUploads;
import dev.wattle.outbound.effect.UploadedMedia;
import dev.wattle.whatsapp.message.file.FileReference;
import org.springframework.stereotype.Component;

/** What Meta did not take, perhaps days after the upload, is uploaded anew. */
@Component
final class ForgottenUploads implements UploadedMedia {

  private final MediaUploads uploads;
  private final ObjectMapper json;

  ForgottenUploads(MediaUploads uploads, ObjectMapper json) {
    this.uploads = uploads;
    this.json = json;
  }

  @Override
  public boolean forget(MessageRequested message) {
    JsonNode content =
        json.createObjectNode().set(message.type(), json.valueToTree(message.content()));
    boolean remembered = false;
    for (FileReference file : FileReference.in(content)) {
      remembered |= uploads.forget(file.key(), message.from());
    }
    return remembered;
  }
}
