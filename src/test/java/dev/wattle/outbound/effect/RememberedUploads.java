package dev.wattle.outbound.effect;

import dev.wattle.event.MessageRequested;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers an upload of every message with a file, and notes which were forgotten. */
public final class RememberedUploads implements UploadedMedia {

  private final List<String> forgotten = new CopyOnWriteArrayList<>();

  List<String> forgotten() {
    return forgotten;
  }

  @Override
  public boolean forget(MessageRequested message) {
    return "image".equals(message.type()) && forgotten.add(message.id());
  }
}
