package dev.wattle.whatsapp.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wattle.whatsapp.webhook.item.Item;
import dev.wattle.whatsapp.webhook.item.Reading;
import dev.wattle.whatsapp.webhook.item.Reading.Reader;
import dev.wattle.whatsapp.webhook.message.MessageReader;
import dev.wattle.whatsapp.webhook.message.StatusReader;
import dev.wattle.whatsapp.webhook.notice.AccountReader;
import dev.wattle.whatsapp.webhook.notice.CallReader;
import dev.wattle.whatsapp.webhook.notice.GroupReader;
import dev.wattle.whatsapp.webhook.notice.Notice;
import dev.wattle.whatsapp.webhook.notice.NumberReader;
import dev.wattle.whatsapp.webhook.notice.PersonReader;
import dev.wattle.whatsapp.webhook.notice.TemplateReader;
import dev.wattle.whatsapp.webhook.notice.ToolReader;
import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Puts webhook items into our words. What it does not understand, it keeps and says so. */
@Component
public final class WebhookTranslator {

  private final ObjectReader json;
  private final Clock clock;
  private final Map<String, Reader> readers = new HashMap<>();

  /**
   * @param clock for items without any time
   */
  public WebhookTranslator(ObjectMapper mapper, Clock clock) {
    this.json = WebhookPayload.exact(mapper);
    this.clock = clock;
    messages(new MessageReader(json));
    people();
    accounts();
  }

  /** Never fails: an item that nothing can be made of becomes {@code whatsapp.unknown}. */
  public Translation translate(RawItem raw) {
    Item item = new Item(envelope(raw), clock.instant());
    Reading reading = readers.getOrDefault(item.kind(), Notice::unknown).read(item);
    return new Translation(
        reading.type(),
        reading.time(),
        reading.who(),
        raw.numberId(),
        raw.waba(),
        reading.data(),
        Optional.ofNullable(reading.status()),
        reading.inbound());
  }

  private JsonNode envelope(RawItem raw) {
    try {
      JsonNode envelope = json.readTree(raw.json());
      if (envelope.isObject()) {
        return envelope;
      }
    } catch (IOException unreadable) {
      // Falls through to an envelope around the bare facts.
    }
    ObjectNode bare = JsonNodeFactory.instance.objectNode();
    return bare.put("waba", raw.waba()).put("field", raw.field()).put("kind", "unknown");
  }

  private void messages(MessageReader messages) {
    readers.put("message", messages::received);
    readers.put("echo", messages::echoed);
    readers.put("history", messages::past);
    readers.put("history-progress", MessageReader::progress);
    readers.put(
        "status",
        item -> {
          Reading status = StatusReader.read(item);
          return status == null ? CallReader.read(item) : status;
        });
    readers.put("error", Notice::error);
  }

  private void people() {
    readers.put("contact", PersonReader::synced);
    readers.put("preference", PersonReader::preference);
    readers.put("user-id", PersonReader::idChanged);
    readers.put("call", CallReader::read);
    readers.put("group", GroupReader::read);
  }

  private void accounts() {
    readers.put("template.status", TemplateReader::status);
    readers.put("template.category", TemplateReader::category);
    readers.put("template.quality", TemplateReader::quality);
    readers.put("template.components", TemplateReader::components);
    readers.put("number.quality", NumberReader::quality);
    readers.put("number.name", NumberReader::name);
    readers.put("number.settings", NumberReader::settings);
    readers.put("number.username", NumberReader::username);
    readers.put("security", NumberReader::security);
    readers.put("account.updated", AccountReader::updated);
    readers.put("account.alert", AccountReader::alert);
    readers.put("account.reviewed", AccountReader::reviewed);
    readers.put("capability", AccountReader::capability);
    readers.put("flow", ToolReader::flow);
    readers.put("payment-configuration", ToolReader::payment);
  }
}
