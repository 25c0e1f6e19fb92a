package dev.wattle.sandbox.freshdesk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wattle.sandbox.SandboxAnswer;
import dev.wattle.sandbox.SandboxRequest;
import dev.wattle.sandbox.form.Multipart;
import dev.wattle.sandbox.store.ObjectStore;
import dev.wattle.sandbox.store.Shelf;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Files of notes; whoever has the address of one may read it. */
final class Attachments {

  private static final String FIELD = "attachments[]";
  private static final int MOST_BYTES = 20 * 1024 * 1024;
  private static final Set<String> BOOLEAN = Set.of("private", "incoming");

  private final Shelf shelf;

  Attachments(ObjectStore store) {
    this.shelf = new Shelf(store, "freshdesk", "attachment", 200);
  }

  /** The fields of a form as they would stand in JSON, with the files that came along kept. */
  ObjectNode form(SandboxRequest request) {
    ObjectNode given = JsonNodeFactory.instance.objectNode();
    ArrayNode files = JsonNodeFactory.instance.arrayNode();
    int bytes = 0;
    for (Multipart.Part part : Multipart.of(request).parts()) {
      if (FIELD.equals(part.name())) {
        bytes += part.content().length;
        files.add(keep(part, request.header("Host").orElse("127.0.0.1")));
      } else if (BOOLEAN.contains(part.name())) {
        given.put(part.name(), "true".equals(text(part)));
      } else {
        given.put(part.name(), text(part));
      }
    }
    if (bytes > MOST_BYTES) {
      String text = "The total size of files is more than 20 MB";
      throw FreshdeskError.invalid(400, "attachments", text, "invalid_size");
    }
    return given.set("attachments", files);
  }

  /** {@code /attachments/{id}/{name}}. */
  SandboxAnswer read(List<String> path) {
    String key = path.size() == 3 ? path.get(1) : "";
    return shelf.all().stream()
        .filter(file -> file.path("key").asText().equals(key))
        .findFirst()
        .map(
            file ->
                SandboxAnswer.binary(
                    file.path("content_type").asText(),
                    Base64.getDecoder().decode(file.path("content").asText())))
        .orElseGet(() -> SandboxAnswer.empty(403));
  }

  private ObjectNode keep(Multipart.Part part, String host) {
    String id = shelf.nextId(4001);
    String key = UUID.randomUUID().toString();
    ObjectNode file = JsonNodeFactory.instance.objectNode().put("id", Long.parseLong(id));
    file.put("name", part.filename()).put("content_type", part.contentType());
    file.put("size", part.content().length);
    file.put("attachment_url", "http://" + host + "/freshdesk/attachments/" + key + "/file");
    ObjectNode kept = file.deepCopy().put("key", key);
    shelf.put(id, kept.put("content", Base64.getEncoder().encodeToString(part.content())));
    return file;
  }

  private static String text(Multipart.Part part) {
    return new String(part.content(), StandardCharsets.UTF_8);
  }
}
