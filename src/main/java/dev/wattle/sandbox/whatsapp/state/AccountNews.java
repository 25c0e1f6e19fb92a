package dev.wattle.sandbox.whatsapp.state;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wattle.sandbox.whatsapp.webhook.MetaAccount;
import dev.wattle.sandbox.whatsapp.webhook.WebhookPost;
import java.time.Clock;

/** What Meta tells of an account, beside messages. */
public final class AccountNews {

  private final MetaAccount account;
  private final WebhookPost post;
  private final Clock clock;

  public AccountNews(MetaAccount account, WebhookPost post, Clock clock) {
    this.account = account;
    this.post = post;
    this.clock = clock;
  }

  /** Tells what of a change Meta tells; the quality itself is only to be asked for. */
  void changed(Conditions before, Conditions after) {
    if (before.flagged() != after.flagged()) {
      number(after.flagged() ? "FLAGGED" : "UNFLAGGED", after);
    }
    if (before.upgraded() != after.upgraded()) {
      number(after.upgraded() ? "THROUGHPUT_UPGRADE" : "DOWNGRADE", after);
    }
    if (!before.tier().equals(after.tier())) {
      ObjectNode value = JsonNodeFactory.instance.objectNode();
      value.put("max_daily_conversations_per_business", after.tier());
      tell("business_capability_update", value.put("max_phone_numbers_per_waba", 25));
    }
  }

  /** Any field of the account; its time tells it apart from the same news at another time. */
  public void tell(String field, ObjectNode value) {
    ObjectNode change = JsonNodeFactory.instance.objectNode();
    change.put(WebhookPost.TIME, clock.instant().getEpochSecond());
    change.set("value", value);
    post.deliver(change.put("field", field));
  }

  private void number(String event, Conditions after) {
    ObjectNode value = JsonNodeFactory.instance.objectNode();
    value.put("display_phone_number", account.displayNumber()).put("event", event);
    tell(
        "phone_number_quality_update",
        value.put("max_daily_conversations_per_business", after.tier()));
  }
}
