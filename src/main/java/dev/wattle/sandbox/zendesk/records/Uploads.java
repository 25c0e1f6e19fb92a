package dev.wattle.sandbox.zendesk.records;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wattle.sandbox.SandboxAnswer;
import dev.wattle.sandbox.SandboxRequest;
import dev.wattle.sandbox.store.ObjectStore;
import dev.wattle.sandbox.store.Shelf;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Files that wait for a comment, 60 minutes at most. */
public final class Uploads {

  private static final long LIFE_SECONDS = 3600;

  private final Shelf shelf;
  private final Clock clock;

  public Uploads(ObjectStore store, Clock clock) {
    this.shelf = new Shelf(store, "zendesk", "upload", 500);
    this.clock = clock;
  }

  public SandboxAnswer add(SandboxRequest request) {
    Map<String, String> query = request.query();
    if (query.getOrDefault("filename", "").isBlank()) {
      throw ZendeskError.of(400, "ParameterMissing", "Parameter filename is required");
    }
    String token = query.getOrDefault("token", UUID.randomUUID().toString().replace("-", ""));
    ObjectNode upload = shelf.get(token).orElseGet(() -> fresh(token)).deepCopy();
    ObjectNode attachment = upload.withArray("attachments").addObject();
    attachment.put("id", Long.parseLong(shelf.nextId(498_483)));
    attachment.put("file_name", query.get("filename")).put("size", request.body().length);
    attachment.put("content_type", request.header("Content-Type").orElse("application/binary"));
    String host = request.header("Host").orElse("127.0.0.1");
    attachment.put("content_url", "http://" + host + "/zendesk/attachments/token/" + token);
    upload.put("content", Base64.getEncoder().encodeToString(request.body()));
    shelf.put(token, upload);
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.putObject("upload").put("token", token).set("attachment", attachment);
    ((ObjectNode) answer.get("upload")).set("expires_at", upload.get("expires_at"));
    return SandboxAnswer.json(201, answer);
  }

  /** A file by the token in its address; whoever has it may read it. */
  public SandboxAnswer read(String token) {
    return shelf
        .get(token)
        .map(
            upload ->
                SandboxAnswer.binary(
                    upload.at("/attachments/0/content_type").asText(),
                    Base64.getDecoder().decode(upload.path("content").asText())))
        .orElseThrow(ZendeskError::notFound);
  }

  /**
   * The comment with its uploads as attachments.
   *
   * @throws ZendeskError 422 for a token that is unknown or too old
   */
  public ObjectNode attach(JsonNode comment) {
    ObjectNode full = comment.deepCopy();
    ArrayNode attachments = JsonNodeFactory.instance.arrayNode();
    for (JsonNode token : comment.path("uploads")) {
      Optional<ObjectNode> upload =
          shelf
              .get(token.asText())
              .filter(kept -> kept.path("until").asLong() > clock.instant().getEpochSecond());
      if (upload.isEmpty()) {
        throw ZendeskError.invalid("uploads", "Upload token is invalid or has expired");
      }
      upload.get().path("attachments").forEach(attachments::add);
    }
    full.set("attachments", attachments);
    return full;
  }

  private ObjectNode fresh(String token) {
    ObjectNode upload = JsonNodeFactory.instance.objectNode().put("token", token);
    upload.put("until", clock.instant().getEpochSecond() + LIFE_SECONDS);
    return upload.put("expires_at", clock.instant().plusSeconds(LIFE_SECONDS).toString());
  }
}
