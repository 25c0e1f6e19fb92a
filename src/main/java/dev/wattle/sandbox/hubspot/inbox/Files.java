package dev.wattle.sandbox.hubspot.inbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wattle.sandbox.SandboxAnswer;
import dev.wattle.sandbox.SandboxRequest;
import dev.wattle.sandbox.form.Multipart;
import dev.wattle.sandbox.hubspot.wire.HubSpotError;
import dev.wattle.sandbox.store.ObjectStore;
import dev.wattle.sandbox.store.Shelf;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** HubSpot's files, of which only the names are kept. */
final class Files {

  private final Shelf shelf;

  Files(ObjectStore store, String account) {
    this.shelf = new Shelf(store, account, "file", 500);
  }

  boolean isThere(String id) {
    return shelf.get(id).isPresent();
  }

  /**
   * @param path after the version, from {@code files} on
   * @throws HubSpotError as HubSpot would refuse it
   */
  SandboxAnswer answer(SandboxRequest request, List<String> path) {
    if ("POST".equals(request.method()) && path.size() == 1) {
      return SandboxAnswer.json(201, uploaded(Multipart.of(request)));
    }
    if ("GET".equals(request.method()) && path.size() == 3 && "signed-url".equals(path.get(2))) {
      return SandboxAnswer.json(200, signed(path.get(1)));
    }
    throw HubSpotError.notFound();
  }

  private ObjectNode uploaded(Multipart form) {
    Multipart.@Nullable Part file = form.part("file");
    if (file == null
        || form.text("folderPath").isEmpty()
        || !form.text("options").contains("access")) {
      throw HubSpotError.validation("file, options.access and folderPath or folderId are required");
    }
    String id = shelf.nextId(77);
    ObjectNode kept = JsonNodeFactory.instance.objectNode().put("id", id);
    kept.put("name", form.text("fileName")).put("size", file.content().length);
    return shelf.put(id, kept.put("path", form.text("folderPath")).put("access", "PRIVATE"));
  }

  private ObjectNode signed(String id) {
    ObjectNode file = shelf.get(id).orElseThrow(HubSpotError::notFound);
    ObjectNode signed = JsonNodeFactory.instance.objectNode();
    signed.put("url", "https://files.hubspot.example/" + id + "?signature=1");
    return signed.put("name", file.path("name").asText());
  }
}
