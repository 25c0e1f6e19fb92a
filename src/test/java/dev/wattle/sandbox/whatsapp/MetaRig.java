package dev.wattle.sandbox.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.sandbox.Faults;
import dev.wattle.sandbox.SandboxDatabase;
import dev.wattle.sandbox.SandboxRig;
import dev.wattle.sandbox.SandboxRig.Reply;
import dev.wattle.sandbox.Simulator;
import dev.wattle.sandbox.store.ObjectStore;
import dev.wattle.sandbox.whatsapp.state.AccountNews;
import dev.wattle.sandbox.whatsapp.state.MetaState;
import dev.wattle.sandbox.whatsapp.template.Pacing;
import dev.wattle.sandbox.whatsapp.template.TemplateFate;
import dev.wattle.sandbox.whatsapp.template.TemplateShelf;
import dev.wattle.sandbox.whatsapp.webhook.Inbound;
import dev.wattle.sandbox.whatsapp.webhook.Messages;
import dev.wattle.sandbox.whatsapp.webhook.MetaAccount;
import dev.wattle.sandbox.whatsapp.webhook.MetaTimer;
import dev.wattle.sandbox.whatsapp.webhook.People;
import dev.wattle.sandbox.whatsapp.webhook.StatusCourier;
import dev.wattle.sandbox.whatsapp.webhook.WebhookPost;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Simulated Meta with everything behind it. */
final class MetaRig implements AutoCloseable {

  static final String PERSON = "61491570156";

  final Phone phone = new Phone();
  final Faults faults;
  final SandboxRig rig;
  private final MetaTimer timer = new MetaTimer();
  private final MetaAccount account;
  private final Clock clock = Clock.systemUTC();
  People people;
  Messages messages;
  Inbound inbound;
  MetaState state;
  TemplateFate fate;
  StatusCourier courier;
  private final Faults courierFaults = new Faults();

  MetaRig(Path folder, int perSecond, int pairBurst) throws IOException {
    SandboxDatabase.empty();
    account =
        new MetaAccount(
            "100000000000001",
            "200000000000001",
            "61491570110",
            "sandbox-access-token",
            "sandbox-app-secret",
            phone.url().toString(),
            perSecond,
            pairBurst,
            true,
            Duration.ZERO,
            Duration.ofMillis(5));
    rig = new SandboxRig(folder, this::simulator);
    faults = courierFaults;
  }

  Reply send(String body) {
    return rig.call(
        "POST",
        "/v26.0/100000000000001/messages",
        body,
        "Authorization",
        "Bearer sandbox-access-token");
  }

  Reply get(String path) {
    return rig.call("GET", path, "", "Authorization", "Bearer sandbox-access-token");
  }

  /** A message whose window is open. */
  Reply sendOpen(String type, String content) {
    people.wrote(PERSON, clock.instant());
    return send(message(type, content));
  }

  static JsonNode text(String body) {
    return SandboxRig.JSON.createObjectNode().put("body", body);
  }

  static String message(String type, String content) {
    return "{\"messaging_product\":\"whatsapp\",\"to\":\"+%s\",\"type\":\"%s\",\"%s\":%s}"
        .formatted(PERSON, type, type, content);
  }

  @Override
  public void close() {
    rig.close();
    timer.close();
    phone.close();
  }

  private Simulator simulator(ObjectStore store) {
    people = new People(store, clock);
    messages = new Messages(store);
    WebhookPost post = new WebhookPost(account, phone.url(), timer, courierFaults);
    courier = new StatusCourier(account, people, messages, post, courierFaults, timer, clock);
    state = new MetaState(account);
    RateLimits limits = new RateLimits(state, clock);
    inbound = new Inbound(account, people, messages, post, limits::received, clock);
    TemplateShelf shelf =
        new TemplateShelf(store, SandboxRig.JSON, List.of("classpath:sandbox/templates/*.yaml"));
    AccountNews news = new AccountNews(account, post, clock);
    Pacing pacing = new Pacing(shelf, messages, courier::follow);
    fate = new TemplateFate(shelf, news::tell, pacing, timer, clock);
    MediaEndpoint media = new MediaEndpoint(store, clock);
    WhatsAppSandbox beans = new WhatsAppSandbox();
    MessagesEndpoint endpoint =
        beans.sandboxMessagesEndpoint(
            account, state, shelf, people, messages, courier, media, limits, clock);
    return beans.sandboxMeta(account, state, SandboxRig.JSON, endpoint, shelf, fate, media, clock);
  }
}
