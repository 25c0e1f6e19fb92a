package dev.wattle.sandbox.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wattle.sandbox.SandboxAnswer;
import dev.wattle.sandbox.SandboxRequest;
import dev.wattle.sandbox.form.Multipart;
import dev.wattle.sandbox.store.ObjectStore;
import dev.wattle.sandbox.store.Shelf;
import dev.wattle.sandbox.whatsapp.rules.GraphError;
import dev.wattle.sandbox.whatsapp.rules.MediaRules;
import dev.wattle.sandbox.whatsapp.template.TemplatesEndpoint;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;

/** Uploads, the short-lived URLs, and downloads. */
public final class MediaEndpoint {

  private static final long URL_LIVES_SECONDS = 300;
  private static final Duration UPLOAD_LIVES = Duration.ofDays(30);
  private static final Duration RECEIVED_LIVES = Duration.ofDays(7);

  /** Files of an older sandbox say no time: they live on. */
  private static final long FAR_AWAY = Instant.parse("9000-01-01T00:00:00Z").getEpochSecond();

  private static final long FIRST_ID = 900_100_000_000_001L;

  private final Shelf shelf;
  private final Clock clock;

  MediaEndpoint(ObjectStore store, Clock clock) {
    this.shelf = new Shelf(store, "whatsapp", "media", 500);
    this.clock = clock;
  }

  /** MIME type and size; a missing node for an id that is unknown or too old. */
  public JsonNode file(String id) {
    return shelf
        .get(id)
        .filter(media -> clock.instant().isBefore(end(media)))
        .<JsonNode>map(media -> media)
        .orElse(MissingNode.getInstance());
  }

  private static Instant end(ObjectNode media) {
    Instant start = Instant.ofEpochSecond(media.path("at").asLong(FAR_AWAY));
    return start.plus(media.path("uploaded").asBoolean() ? UPLOAD_LIVES : RECEIVED_LIVES);
  }

  SandboxAnswer upload(SandboxRequest request) {
    Multipart form = Multipart.of(request);
    if (!"whatsapp".equals(form.text("messaging_product"))) {
      throw GraphError.invalid("Parameter messaging_product must be whatsapp.");
    }
    Multipart.Part file = form.part("file");
    if (file == null) {
      throw GraphError.missing("file");
    }
    String declared = form.text("type");
    String type = declared.isEmpty() ? file.contentType() : declared;
    if (!MediaRules.isUploadable(type, file.content().length)) {
      throw GraphError.of(400, 131053, "Media upload error", "File of type " + type + " refused.");
    }
    return SandboxAnswer.json(200, one("id", add(type, file.content(), true)));
  }

  /** A file that a person sends. */
  public String add(String type, byte[] content) {
    return add(type, content, false);
  }

  private String add(String type, byte[] content, boolean uploaded) {
    String id = shelf.nextId(FIRST_ID);
    ObjectNode media = one("id", id);
    media.put("mime_type", type).put("sha256", sha256(content)).put("file_size", content.length);
    media.put("at", clock.instant().getEpochSecond()).put("uploaded", uploaded);
    media.put("animated", MediaRules.isAnimated(content));
    shelf.put(id, media.put("content", Base64.getEncoder().encodeToString(content)));
    return id;
  }

  SandboxAnswer read(ObjectNode media, String host) {
    String id = media.path("id").asText();
    long until = clock.instant().getEpochSecond() + URL_LIVES_SECONDS;
    ObjectNode answer = one("messaging_product", "whatsapp");
    answer.put("url", "http://" + host + "/whatsapp/attachments/" + id + "?ext=" + until);
    answer.setAll(media.deepCopy().retain("mime_type", "sha256", "file_size", "id"));
    return SandboxAnswer.json(200, answer);
  }

  SandboxAnswer download(String id, String until) {
    boolean alive =
        until.matches("\\d{1,12}") && Long.parseLong(until) >= clock.instant().getEpochSecond();
    JsonNode media = file(id);
    if (!alive || media.isMissingNode()) {
      return SandboxAnswer.empty(404);
    }
    try {
      return SandboxAnswer.binary(
          media.path("mime_type").asText(), media.path("content").binaryValue());
    } catch (IOException e) {
      return SandboxAnswer.empty(404);
    }
  }

  SandboxAnswer delete(String id) {
    shelf.remove(id);
    return TemplatesEndpoint.success();
  }

  private static ObjectNode one(String key, String value) {
    return JsonNodeFactory.instance.objectNode().put(key, value);
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every JDK", e);
    }
  }
}
