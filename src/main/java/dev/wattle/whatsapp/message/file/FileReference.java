package dev.wattle.whatsapp.message.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A place in a message, ours or in Meta's form, that names a file of our own.
 *
 * @param kind {@code image}, {@code document}, …; another word where only the template knows
 * @param key of the file
 * @param field path within the message, for example {@code interactive.header.image.file}
 * @param holder the object that has the key
 */
public record FileReference(String kind, String key, String field, ObjectNode holder) {

  private static final String FILE = "file";

  /** What a flow is handed has keys of its own. */
  private static final Set<String> FOREIGN = Set.of("data", "flowActionData", "flow_action_data");

  /** All of a message, in their order. */
  public static List<FileReference> in(JsonNode message) {
    List<FileReference> found = new ArrayList<>();
    walk("", "", message, found);
    return found;
  }

  /** Whether it is to be shown as a voice note. */
  public boolean isVoice() {
    return holder.path("voice").asBoolean();
  }

  /** Meta's id takes the place of our key. */
  public void place(String mediaId) {
    holder.remove(FILE);
    holder.put("id", mediaId);
  }

  private static void walk(String name, String path, JsonNode node, List<FileReference> found) {
    if (node instanceof ObjectNode object) {
      if (object.path(FILE).isTextual()) {
        String field = path + "." + FILE;
        found.add(new FileReference(name, object.path(FILE).asText(), field, object));
      }
      for (Map.Entry<String, JsonNode> entry : object.properties()) {
        String key = entry.getKey();
        if (!FOREIGN.contains(key)) {
          walk(key, path.isEmpty() ? key : path + "." + key, entry.getValue(), found);
        }
      }
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      walk(name, path + "[" + i + "]", node.get(i), found);
    }
  }
}
