package dev.wattle.sandbox.whatsapp.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Media by id or link, and which files each kind takes. */
public final class MediaRules {

  private static final long MEGABYTE = 1024L * 1024;
  private static final long STILL_STICKER = 100 * 1024L;
  private static final Set<String> WITH_CAPTION = Set.of("image", "video", "document");
  private static final Map<String, Long> LARGEST =
      Map.of(
          "image", 5 * MEGABYTE,
          "audio", 16 * MEGABYTE,
          "video", 16 * MEGABYTE,
          "document", 100 * MEGABYTE,
          "sticker", 500 * 1024L);
  private static final Map<String, Set<String>> TYPES =
      Map.of(
          "image", Set.of("image/jpeg", "image/png"),
          "audio", Set.of("audio/aac", "audio/amr", "audio/mpeg", "audio/mp4", "audio/ogg"),
          "video", Set.of("video/mp4", "video/3gpp"),
          "sticker", Set.of("image/webp"));

  static final Set<String> KINDS = LARGEST.keySet();

  private final Function<String, JsonNode> uploaded;

  MediaRules(Function<String, JsonNode> uploaded) {
    this.uploaded = uploaded;
  }

  /** Whether Meta takes such an upload at all; the kinds together decide. */
  public static boolean isUploadable(String mimeType, long size) {
    String bare = bare(mimeType);
    return TYPES.entrySet().stream()
            .filter(kind -> kind.getValue().contains(bare))
            .anyMatch(kind -> size <= LARGEST.get(kind.getKey()))
        || isDocument(bare) && size <= LARGEST.get("document");
  }

  /** Whether a sticker moves: then it may be larger. */
  public static boolean isAnimated(byte[] webp) {
    boolean extended =
        webp.length > 20
            && webp[12] == 'V'
            && webp[13] == 'P'
            && webp[14] == '8'
            && webp[15] == 'X';
    return extended && (webp[20] & 2) != 0;
  }

  void check(String kind, JsonNode media) {
    if (!media.isObject()) {
      throw GraphError.missing(kind);
    }
    boolean id = !media.path("id").asText().isEmpty();
    boolean link = !media.path("link").asText().isEmpty();
    if (id == link) {
      throw GraphError.of(
          400, 131008, "Required parameter is missing", kind + " needs one of id and link.");
    }
    if (link && !media.path("link").asText().matches("https?://\\S+")) {
      throw GraphError.of(400, 131053, "Media upload error", kind + ".link is no http(s) URL.");
    }
    if (id) {
      file(kind, uploaded.apply(media.path("id").asText()));
    }
    if (WITH_CAPTION.contains(kind)) {
      Check.optionalText(media, "caption", kind + ".caption", 1024);
    }
    if (id && media.path("voice").asBoolean()) {
      voice(uploaded.apply(media.path("id").asText()));
    }
  }

  /** The headers of a template and of its cards. */
  void checkAll(JsonNode components) {
    for (JsonNode component : components) {
      for (JsonNode parameter : component.path("parameters")) {
        String kind = parameter.path("type").asText();
        if (KINDS.contains(kind)) {
          check(kind, parameter.path(kind));
        }
      }
      component.path("cards").forEach(card -> checkAll(card.path("components")));
    }
  }

  private static void voice(JsonNode file) {
    if (!"audio/ogg".equals(bare(file.path("mime_type").asText()))) {
      throw GraphError.of(400, 131053, "Media upload error", "A voice note must be OGG/OPUS.");
    }
  }

  private static void file(String kind, JsonNode file) {
    if (file.isMissingNode()) {
      throw GraphError.value("Param " + kind + ".id names no media of this number.");
    }
    String type = bare(file.path("mime_type").asText());
    boolean fits = "document".equals(kind) ? isDocument(type) : TYPES.get(kind).contains(type);
    boolean still = "sticker".equals(kind) && !file.path("animated").asBoolean();
    long most = still ? STILL_STICKER : LARGEST.get(kind);
    if (!fits || file.path("file_size").asLong() > most) {
      throw GraphError.of(
          400, 131053, "Media upload error", "The file does not suit type " + kind + ".");
    }
  }

  private static boolean isDocument(String type) {
    return type.equals("text/plain")
        || type.equals("application/pdf")
        || type.equals("application/msword")
        || type.startsWith("application/vnd.");
  }

  private static String bare(String mimeType) {
    return mimeType.split(";", 2)[0].strip();
  }
}
