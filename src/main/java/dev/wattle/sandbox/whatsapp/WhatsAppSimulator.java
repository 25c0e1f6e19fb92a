package dev.wattle.sandbox.whatsapp;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wattle.sandbox.SandboxAnswer;
import dev.wattle.sandbox.SandboxRequest;
import dev.wattle.sandbox.Simulator;
import dev.wattle.sandbox.whatsapp.rules.GraphError;
import dev.wattle.sandbox.whatsapp.state.MetaState;
import dev.wattle.sandbox.whatsapp.template.TemplateShelf;
import dev.wattle.sandbox.whatsapp.template.TemplatesEndpoint;
import dev.wattle.sandbox.whatsapp.webhook.MetaAccount;
import dev.wattle.sandbox.whatsapp.webhook.Signature;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The Graph API as far as the Cloud API reaches. */
final class WhatsAppSimulator implements Simulator {

  private final MetaAccount account;
  private final AccountEndpoint business;
  private final ObjectMapper mapper;
  private final MessagesEndpoint messages;
  private final TemplatesEndpoint templates;
  private final TemplateShelf shelf;
  private final MediaEndpoint media;

  WhatsAppSimulator(
      MetaAccount account,
      MetaState state,
      ObjectMapper mapper,
      MessagesEndpoint messages,
      TemplatesEndpoint templates,
      TemplateShelf shelf,
      MediaEndpoint media) {
    this.account = account;
    this.business = new AccountEndpoint(account, state);
    this.mapper = mapper;
    this.messages = messages;
    this.templates = templates;
    this.shelf = shelf;
    this.media = media;
  }

  @Override
  public String vendor() {
    return "whatsapp";
  }

  @Override
  public SandboxAnswer failing(int status, @Nullable Integer retryAfter) {
    SandboxAnswer answer = GraphError.ofStatus(status).answer();
    return retryAfter == null ? answer : answer.with("Retry-After", retryAfter.toString());
  }

  @Override
  public SandboxAnswer answer(SandboxRequest request) {
    try {
      authenticate(request);
      List<String> path = request.segments();
      boolean versioned = !path.isEmpty() && path.get(0).matches("v\\d+\\.\\d+");
      List<String> rest = versioned ? path.subList(1, path.size()) : path;
      return node(request, rest.isEmpty() ? "" : rest.get(0), rest.size() > 1 ? rest.get(1) : "");
    } catch (GraphError refused) {
      return refused.answer();
    }
  }

  private SandboxAnswer node(SandboxRequest request, String node, String edge) {
    if ("attachments".equals(node) && !edge.isEmpty()) {
      return media.download(edge, request.query().getOrDefault("ext", ""));
    }
    if (node.equals(account.numberId())) {
      return number(request, edge);
    }
    if ("debug_token".equals(node)) {
      return business.debugToken(request.query());
    }
    return node.equals(account.wabaId()) ? waba(request, edge) : other(request, node, edge);
  }

  private void authenticate(SandboxRequest request) {
    if (request.bearer().filter(account.accessToken()::equals).isEmpty()) {
      throw GraphError.token();
    }
    String proof = request.query().get("appsecret_proof");
    byte[] token = account.accessToken().getBytes(StandardCharsets.UTF_8);
    if (proof != null && !proof.equals(Signature.hex(account.appSecret(), token))) {
      throw GraphError.invalid("Invalid appsecret_proof provided in the API argument");
    }
  }

  private SandboxAnswer number(SandboxRequest request, String edge) {
    return switch (request.method() + " " + edge) {
      case "POST messages" -> messages.post(request.json(mapper));
      case "POST marketing_messages" -> messages.postMarketing(request.json(mapper));
      case "POST media" -> media.upload(request);
      case "GET " -> SandboxAnswer.json(200, business.number());
      default -> throw unsupported(request);
    };
  }

  private SandboxAnswer waba(SandboxRequest request, String edge) {
    return switch (request.method() + " " + edge) {
      case "GET message_templates" -> templates.list(request.query());
      case "POST message_templates" -> templates.create(request.json(mapper));
      case "DELETE message_templates" -> templates.delete(request.query());
      case "GET subscribed_apps" -> business.subscriptions();
      case "POST subscribed_apps" -> business.subscribe(true);
      case "DELETE subscribed_apps" -> business.subscribe(false);
      case "GET phone_numbers" -> business.numbers();
      case "GET " -> SandboxAnswer.json(200, business.named(account.wabaId()));
      default -> throw unsupported(request);
    };
  }

  private SandboxAnswer other(SandboxRequest request, String node, String edge) {
    Optional<ObjectNode> template = shelf.byId(node);
    if (template.isPresent() && "unpause".equals(edge)) {
      return templates.unpause(template.get());
    }
    if (template.isPresent()) {
      return "GET".equals(request.method())
          ? templates.read(template.get())
          : templates.edit(template.get(), request.json(mapper));
    }
    if (media.file(node) instanceof ObjectNode file) {
      return switch (request.method()) {
        case "GET" -> ofThisNumber(request, file);
        case "DELETE" -> media.delete(node);
        default -> throw unsupported(request);
      };
    }
    throw GraphError.of(
        400, 33, "Parameter value is not valid", "Object with ID '" + node + "' does not exist.");
  }

  private SandboxAnswer ofThisNumber(SandboxRequest request, ObjectNode file) {
    String number = request.query().getOrDefault("phone_number_id", account.numberId());
    if (!number.equals(account.numberId())) {
      throw GraphError.of(
          400, 33, "Parameter value is not valid", "The media is not of number " + number + ".");
    }
    return media.read(file, request.header("Host").orElse("127.0.0.1"));
  }

  private static GraphError unsupported(SandboxRequest request) {
    return GraphError.invalid("Unsupported " + request.method() + " request.");
  }
}
