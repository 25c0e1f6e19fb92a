package dev.wattle.sandbox.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wattle.sandbox.screen.Photo;
import dev.wattle.sandbox.whatsapp.MediaEndpoint;
import dev.wattle.sandbox.whatsapp.webhook.Inbound;
import dev.wattle.sandbox.whatsapp.webhook.Messages;
import dev.wattle.sandbox.whatsapp.webhook.People;
import java.io.IOException;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** What the person does on the phone. */
@Controller("sandboxPhoneActions")
@Profile("sandbox")
class PhoneActions {

  private final Inbound inbound;
  private final People people;
  private final Messages messages;
  private final MediaEndpoint media;

  PhoneActions(Inbound inbound, People people, Messages messages, MediaEndpoint media) {
    this.inbound = inbound;
    this.people = people;
    this.messages = messages;
    this.media = media;
  }

  @PostMapping("/sandbox/phone/{customer}/messages")
  String write(
      @PathVariable String customer,
      @RequestParam(defaultValue = "") String text,
      @RequestParam(defaultValue = "text") String kind,
      @RequestHeader(name = "HX-Request", defaultValue = "false") boolean htmx,
      Model model) {
    Customer person = named(customer);
    if ("photo".equals(kind)) {
      String id = media.add(Photo.TYPE, Photo.bytes());
      ObjectNode image = JsonNodeFactory.instance.objectNode().put("id", id);
      image.setAll((ObjectNode) media.file(id).deepCopy());
      image.remove("content");
      image.remove("file_size");
      inbound.write(person.digits(), "image", caption(image, text), null);
    } else if (!text.isBlank()) {
      ObjectNode body = JsonNodeFactory.instance.objectNode().put("body", text.strip());
      inbound.write(person.digits(), "text", body, null);
    }
    return done(person, htmx, model);
  }

  /** A tap on a button of a message. */
  @PostMapping("/sandbox/phone/{customer}/taps")
  String tap(
      @PathVariable String customer,
      @RequestParam String message,
      @RequestParam int button,
      @RequestHeader(name = "HX-Request", defaultValue = "false") boolean htmx,
      Model model) {
    Customer person = named(customer);
    Optional<ObjectNode> tapped = messages.find(message);
    tapped.ifPresent(found -> tap(person, found, button));
    return done(person, htmx, model);
  }

  @GetMapping("/sandbox/media/{id}")
  ResponseEntity<byte[]> picture(@PathVariable String id) throws IOException {
    JsonNode file = media.file(id);
    return file.isMissingNode()
        ? ResponseEntity.notFound().build()
        : ResponseEntity.ok()
            .header("Content-Type", file.path("mime_type").asText())
            .body(file.path("content").binaryValue());
  }

  private void tap(Customer person, ObjectNode message, int index) {
    String id = message.path("id").asText();
    String label = Bubble.of(message).buttons().get(index);
    if ("template".equals(message.path("type").asText())) {
      ObjectNode button = JsonNodeFactory.instance.objectNode();
      inbound.write(person.digits(), "button", button.put("payload", label).put("text", label), id);
      return;
    }
    JsonNode buttons = message.at("/content/action/buttons");
    String kind = buttons.isArray() ? "button_reply" : "list_reply";
    ObjectNode reply = JsonNodeFactory.instance.objectNode().put("type", kind);
    String replyId = buttons.path(index).at("/reply/id").asText("row-" + index);
    reply.putObject(kind).put("id", replyId).put("title", label);
    inbound.write(person.digits(), "interactive", reply, id);
  }

  private Customer named(String digits) {
    Customer person = Customer.of(digits);
    if (people.name(digits).isEmpty()) {
      people.name(digits, person.name());
    }
    return person;
  }

  private static ObjectNode caption(ObjectNode image, String text) {
    return text.isBlank() ? image : image.put("caption", text.strip());
  }

  private static String done(Customer person, boolean htmx, Model model) {
    model.addAttribute("customer", person);
    return htmx ? "sandbox/panels :: composer" : "redirect:/sandbox?customer=" + person.digits();
  }
}
