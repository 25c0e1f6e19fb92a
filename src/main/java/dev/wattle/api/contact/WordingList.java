package dev.wattle.api.contact;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wattle.api.JsonBody;
import dev.wattle.consent.wording.ShownWording;
import dev.wattle.consent.wording.Wordings;
import java.time.Clock;
import java.util.Comparator;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/**
 * {@code GET /api/wordings}: the texts that people may be shown today, so that forms show those.
 */
@Component("apiWordings")
public class WordingList {

  private final JsonBody bodies;
  private final Wordings wordings;
  private final ObjectMapper json;
  private final Clock clock;

  WordingList(JsonBody bodies, Wordings wordings, ObjectMapper json, Clock clock) {
    this.bodies = bodies;
    this.wordings = wordings;
    this.json = json;
    this.clock = clock;
  }

  /** The newest version first. */
  public void get(Exchange exchange) {
    ObjectNode answer = json.createObjectNode();
    ArrayNode items = answer.putArray("items");
    wordings.all().stream()
        .filter(one -> one.isShown(clock.instant()))
        .sorted(Comparator.comparing(ShownWording::from).reversed())
        .forEach(one -> items.add(item(one)));
    bodies.answer(exchange, 200, answer);
  }

  private ObjectNode item(ShownWording one) {
    ObjectNode item =
        json.createObjectNode()
            .put("id", one.id())
            .put("version", one.version())
            .put("language", one.language())
            .put("text", one.text())
            .put("from", one.from().toString());
    one.purposes().stream().sorted().forEach(p -> item.withArray("purposes").add(p.text()));
    one.channels().stream().sorted().forEach(channel -> item.withArray("channels").add(channel));
    return item;
  }
}
