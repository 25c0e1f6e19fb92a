package dev.wattle.whatsapp.send;

import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Files and their uploads in memory. */
final class ListedFiles implements OutgoingFiles {

  private final Map<String, Outgoing> files = new ConcurrentHashMap<>();
  final Map<String, String> uploads = new ConcurrentHashMap<>();

  void add(String key, String mimeType, String content) {
    add(key, mimeType, content.getBytes(StandardCharsets.UTF_8));
  }

  void add(String key, String mimeType, byte[] bytes) {
    files.put(
        key,
        new Outgoing(mimeType, "a \"b\".pdf", bytes.length, () -> new ByteArrayInputStream(bytes)));
  }

  @Override
  public Optional<String> mediaId(String key, String numberId) {
    return Optional.ofNullable(uploads.get(key + "@" + numberId));
  }

  @Override
  public Outgoing file(String key) {
    Outgoing file = files.get(key);
    if (file == null) {
      throw Failure.of(Kind.REFUSED, "media.unknown", "there is no file " + key + ".");
    }
    return file;
  }

  @Override
  public void uploaded(String key, String numberId, String mediaId) {
    uploads.put(key + "@" + numberId, mediaId);
  }

  @Override
  public void forgotten(String key, String numberId) {
    uploads.remove(key + "@" + numberId);
  }
}
