package dev.wattle.subscription.desk;

import dev.wattle.audit.AuditAct;
import dev.wattle.audit.AuditLog;
import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import dev.wattle.subscription.Signature;
import dev.wattle.subscription.Subscription;
import dev.wattle.subscription.SubscriptionSettings;
import dev.wattle.subscription.Subscriptions;
import dev.wattle.subscription.TargetGuard;
import dev.wattle.subscription.delivery.Courier;
import dev.wattle.subscription.delivery.Deliveries;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What administrators may do about subscribers; the same for programs and people. Audited. */
@Component
class SubscriptionDesk {

  private final Subscriptions subscriptions;
  private final Deliveries deliveries;
  private final TargetGuard guard;
  private final Courier courier;
  private final SubscriptionSettings settings;
  private final AuditLog audit;
  private final Clock clock;

  SubscriptionDesk(
      Subscriptions subscriptions,
      Deliveries deliveries,
      TargetGuard guard,
      Courier courier,
      SubscriptionSettings settings,
      AuditLog audit,
      Clock clock) {
    this.subscriptions = subscriptions;
    this.deliveries = deliveries;
    this.guard = guard;
    this.courier = courier;
    this.settings = settings;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * It gets what happens from now on.
   *
   * @throws Failure MALFORMED {@code subscription.webhook-malformed}, REFUSED {@code
   *     subscription.url-refused}
   */
  @Transactional
  public Opened open(Draft draft, String who) {
    Draft right = draft.checked();
    Subscription one =
        new Subscription(
            UUID.randomUUID(),
            name(right),
            Objects.requireNonNull(right.url()),
            Objects.requireNonNull(right.types()),
            true,
            null,
            null,
            null,
            clock.instant());
    byte[] secret = Signature.newSecret();
    subscriptions.add(one, secret);
    note(who, "open", one.id(), null, described(one));
    return new Opened(one, Signature.shown(secret));
  }

  /** As with {@link #open}; what waits goes to the new URL. */
  @Transactional
  public Subscription change(UUID id, Draft draft, String who) {
    Subscription before = subscriptions.get(id);
    Draft right = draft.checked();
    String name = name(right);
    subscriptions.change(
        id, name, Objects.requireNonNull(right.url()), Objects.requireNonNull(right.types()));
    Subscription after = subscriptions.get(id);
    note(who, "change", id, described(before), described(after));
    return after;
  }

  @Transactional
  public void remove(UUID id, String who) {
    Subscription before = subscriptions.get(id);
    subscriptions.remove(id);
    note(who, "remove", id, described(before), null);
  }

  /** What waits is tried as soon as it is due. */
  @Transactional
  public Subscription turn(UUID id, boolean on, String who) {
    Subscription before = subscriptions.get(id);
    if (on) {
      subscriptions.switchOn(id);
    } else {
      subscriptions.switchOff(id, "operator");
    }
    String was = before.enabled() ? "on" : "off: " + before.offBecause();
    note(who, on ? "on" : "off", id, was, on ? "on" : "off");
    return subscriptions.get(id);
  }

  /** For a while both secrets sign. */
  @Transactional
  public Opened rotate(UUID id, String who) {
    subscriptions.get(id);
    byte[] secret = Signature.newSecret();
    subscriptions.rotate(id, secret, clock.instant().plus(settings.rotation()));
    note(who, "rotate", id, "a secret", "a new secret");
    return new Opened(subscriptions.get(id), Signature.shown(secret));
  }

  /**
   * Once more, with the same {@code webhook-id}.
   *
   * @throws Failure REFUSED {@code subscription.delivery-unknown}
   */
  public void resend(UUID id, long no, String who) {
    subscriptions.get(id);
    if (!deliveries.resend(id, no, clock.instant())) {
      String text = "webhook %s has no delivery %d, or it is being tried.".formatted(id, no);
      throw Failure.of(Kind.REFUSED, "subscription.delivery-unknown", text);
    }
    note(who, "resend", id, null, "delivery " + no);
    courier.wake(id);
  }

  /** How many. */
  public int resendFailed(UUID id, String who) {
    subscriptions.get(id);
    int count = deliveries.resendFailed(id, clock.instant());
    note(who, "resend", id, null, count + " failed deliveries");
    courier.wake(id);
    return count;
  }

  private String name(Draft draft) {
    URI url = guard.form(Objects.requireNonNull(draft.url()));
    try {
      guard.resolve(url.getHost());
    } catch (UnknownHostException e) {
      String text = "the host %s is not known. Correct the URL.".formatted(url.getHost());
      throw Failure.of(Kind.REFUSED, "subscription.url-refused", text, e);
    }
    @Nullable String name = draft.name();
    return name == null || name.isBlank() ? url.getHost() : name.strip();
  }

  private void note(
      String who, String verb, UUID id, @Nullable String before, @Nullable String after) {
    audit.record(new AuditAct(who, "webhook." + verb, "webhook " + id, before, after));
  }

  /** Only the host: the rest of such URLs is often a key. */
  private static String described(Subscription one) {
    List<String> types = one.types();
    return "%s to %s, types %s".formatted(one.name(), URI.create(one.url()).getHost(), types);
  }
}
