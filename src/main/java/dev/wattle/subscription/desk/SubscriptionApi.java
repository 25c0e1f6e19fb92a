package dev.wattle.subscription.desk;

import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import dev.wattle.subscription.Subscription;
import dev.wattle.subscription.Subscriptions;
import dev.wattle.subscription.delivery.Deliveries;
import dev.wattle.subscription.delivery.DeliveryView;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Subscribers for programs. */
@RestController
@RequestMapping("/ops/webhooks")
class SubscriptionApi {

  private static final Set<String> STATES = Set.of("pending", "delivered", "failed");
  private static final int MOST = 500;

  private final Subscriptions subscriptions;
  private final Deliveries deliveries;
  private final SubscriptionDesk desk;

  SubscriptionApi(Subscriptions subscriptions, Deliveries deliveries, SubscriptionDesk desk) {
    this.subscriptions = subscriptions;
    this.deliveries = deliveries;
    this.desk = desk;
  }

  /**
   * @param next where the following page begins: its {@code before}; absent on the last one
   */
  record Page(List<DeliveryView> items, @Nullable Long next) {}

  @GetMapping
  Map<String, List<Subscription>> list() {
    return Map.of("items", subscriptions.all());
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  Opened open(@RequestBody Draft draft, Principal admin) {
    return desk.open(draft, admin.getName());
  }

  @GetMapping("/{id}")
  Subscription show(@PathVariable UUID id) {
    return subscriptions.get(id);
  }

  @PutMapping("/{id}")
  Subscription change(@PathVariable UUID id, @RequestBody Draft draft, Principal admin) {
    return desk.change(id, draft, admin.getName());
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(@PathVariable UUID id, Principal admin) {
    desk.remove(id, admin.getName());
  }

  @PostMapping("/{id}/on")
  Subscription on(@PathVariable UUID id, Principal admin) {
    return desk.turn(id, true, admin.getName());
  }

  @PostMapping("/{id}/off")
  Subscription off(@PathVariable UUID id, Principal admin) {
    return desk.turn(id, false, admin.getName());
  }

  @PostMapping("/{id}/rotate")
  Opened rotate(@PathVariable UUID id, Principal admin) {
    return desk.rotate(id, admin.getName());
  }

  @GetMapping("/{id}/deliveries")
  Page deliveries(
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam(required = false) @Nullable Long before) {
    return page(subscriptions, deliveries, id, state, limit, before);
  }

  @PostMapping("/{id}/deliveries/{no}/resend")
  Map<String, Object> resend(@PathVariable UUID id, @PathVariable long no, Principal admin) {
    desk.resend(id, no, admin.getName());
    return Map.of("no", no, "resent", 1);
  }

  @PostMapping("/{id}/deliveries/resend")
  Map<String, Object> resendFailed(@PathVariable UUID id, Principal admin) {
    return Map.of("resent", desk.resendFailed(id, admin.getName()));
  }

  @ExceptionHandler
  ProblemDetail problem(Failure failure) {
    return ProblemDetail.forStatusAndDetail(status(failure), failure.getMessage());
  }

  static Page page(
      Subscriptions subscriptions,
      Deliveries deliveries,
      UUID id,
      @Nullable String state,
      int limit,
      @Nullable Long before) {
    subscriptions.get(id);
    @Nullable String wanted = state == null || state.isEmpty() ? null : state;
    if (wanted != null && !STATES.contains(wanted) || limit < 1 || limit > MOST) {
      throw Failure.of(
          Kind.MALFORMED,
          "subscription.query-malformed",
          "use one of the states %s, and a limit of 1 to %d.".formatted(STATES, MOST));
    }
    List<DeliveryView> items = deliveries.page(id, wanted, limit, before);
    return new Page(items, items.size() == limit ? items.get(items.size() - 1).no() : null);
  }

  static HttpStatus status(Failure failure) {
    if (failure.kind() == Kind.MALFORMED) {
      return HttpStatus.BAD_REQUEST;
    }
    if (failure.kind() == Kind.REFUSED) {
      return failure.code().endsWith("-unknown")
          ? HttpStatus.NOT_FOUND
          : HttpStatus.UNPROCESSABLE_ENTITY;
    }
    return HttpStatus.SERVICE_UNAVAILABLE;
  }
}
