package dev.wattle.outbound.file;

import dev.wattle.media.MediaShelf;
import dev.wattle.media.MediaUploads;
import dev.wattle.media.StoredFile;
import dev.wattle.whatsapp.send.OutgoingFiles;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Joins the files that we keep with the send that uploads them. */
@Component
final class KeptFiles implements OutgoingFiles {

  private final MediaShelf shelf;
  private final MediaUploads uploads;

  KeptFiles(MediaShelf shelf, MediaUploads uploads) {
    this.shelf = shelf;
    this.uploads = uploads;
  }

  @Override
  public Optional<String> mediaId(String key, String numberId) {
    return uploads.id(key, numberId);
  }

  @Override
  public Outgoing file(String key) {
    StoredFile file = shelf.file(key);
    shelf.used(key);
    return new Outgoing(file.mimeType(), file.filename(), file.size(), () -> shelf.open(key));
  }

  @Override
  public void uploaded(String key, String numberId, String mediaId) {
    uploads.note(key, numberId, mediaId);
  }

  @Override
  public void forgotten(String key, String numberId) {
    uploads.forget(key, numberId);
  }
}
