package dev.wattle.sandbox.whatsapp;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wattle.sandbox.SandboxAnswer;
import dev.wattle.sandbox.whatsapp.state.Conditions;
import dev.wattle.sandbox.whatsapp.state.MetaState;
import dev.wattle.sandbox.whatsapp.template.TemplatesEndpoint;
import dev.wattle.sandbox.whatsapp.webhook.MetaAccount;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** Token, subscription and number of the simulated account. */
final class AccountEndpoint {

  private static final String APP = "700000000000001";

  private final MetaAccount account;
  private final MetaState state;
  private final AtomicBoolean subscribed = new AtomicBoolean(true);

  AccountEndpoint(MetaAccount account, MetaState state) {
    this.account = account;
    this.state = state;
  }

  SandboxAnswer debugToken(Map<String, String> query) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ObjectNode data = answer.putObject("data");
    boolean valid = account.accessToken().equals(query.get("input_token"));
    data.put("app_id", APP).put("type", "SYSTEM_USER").put("application", "Wattle sandbox");
    data.put("is_valid", valid).put("expires_at", 0).put("data_access_expires_at", 0);
    if (valid) {
      data.putArray("scopes")
          .add("whatsapp_business_management")
          .add("whatsapp_business_messaging");
    }
    return SandboxAnswer.json(200, answer);
  }

  SandboxAnswer subscriptions() {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    var data = answer.putArray("data");
    if (subscribed.get()) {
      ObjectNode app = data.addObject().putObject("whatsapp_business_api_data");
      app.put("id", APP).put("name", "Wattle sandbox").put("link", "https://app.example");
    }
    return SandboxAnswer.json(200, answer);
  }

  SandboxAnswer subscribe(boolean wanted) {
    subscribed.set(wanted);
    return TemplatesEndpoint.success();
  }

  ObjectNode number() {
    Conditions conditions = state.now();
    ObjectNode node = named(account.numberId());
    node.put("verified_name", "Wattle sandbox").put("quality_rating", conditions.quality());
    node.put("display_phone_number", "+" + account.displayNumber());
    node.put("status", conditions.flagged() ? "FLAGGED" : "CONNECTED")
        .put("code_verification_status", "VERIFIED");
    node.put("name_status", "APPROVED");
    node.put("whatsapp_business_manager_messaging_limit", conditions.tier());
    node.put("platform_type", "CLOUD_API")
        .putObject("throughput")
        .put("level", conditions.upgraded() ? "HIGH" : "STANDARD");
    node.putObject("health_status").put("can_send_message", "AVAILABLE");
    return node;
  }

  SandboxAnswer numbers() {
    ObjectNode numbers = JsonNodeFactory.instance.objectNode();
    numbers.putArray("data").add(number());
    return SandboxAnswer.json(200, numbers);
  }

  ObjectNode named(String id) {
    return JsonNodeFactory.instance.objectNode().put("id", id).put("name", "Wattle sandbox");
  }
}
