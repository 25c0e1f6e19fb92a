package dev.wattle.ops.deadletter;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Dead letters for programs. */
@RestController
@RequestMapping("/ops/dead-letters")
class DeadLetterApi {

  private final DeadLetterLedger ledger;
  private final DeadLetterDesk desk;
  private final ObjectMapper json;

  DeadLetterApi(DeadLetterLedger ledger, DeadLetterDesk desk, ObjectMapper json) {
    this.ledger = ledger;
    this.desk = desk;
    this.json = json;
  }

  /**
   * @param next where the following page begins: its {@code before}; absent on the last one
   */
  record Page(List<DeadLetterView> items, @Nullable Long next) {}

  @GetMapping
  Page list(
      @RequestParam(required = false) @Nullable String flow,
      @RequestParam(required = false) @Nullable String kind,
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam(required = false) @Nullable Long before) {
    DeadLetterQuery query = DeadLetterQuery.of(flow, kind, state, limit, before);
    List<DeadLetterView> items = ledger.list(query).stream().map(DeadLetterView::of).toList();
    boolean full = items.size() == query.limit();
    return new Page(items, full ? items.get(items.size() - 1).number() : null);
  }

  @GetMapping("/{id}")
  DeadLetterDetail show(@PathVariable String id) {
    return DeadLetterDetail.of(desk.find(id), json);
  }

  @PostMapping("/{id}/replay")
  DeadLetterView replay(@PathVariable String id, Principal operator) {
    desk.replay(id, operator.getName());
    return DeadLetterView.of(desk.find(id));
  }

  @PostMapping("/{id}/discard")
  DeadLetterView discard(@PathVariable String id, Principal operator) {
    desk.discard(id, operator.getName());
    return DeadLetterView.of(desk.find(id));
  }

  @PostMapping("/replay")
  Map<String, Object> replayAll(@RequestParam String flow, Principal operator) {
    return Map.of("flow", flow, "replayed", desk.replayAll(flow, operator.getName()));
  }

  @ExceptionHandler
  ProblemDetail problem(Failure failure) {
    return ProblemDetail.forStatusAndDetail(status(failure), failure.getMessage());
  }

  static HttpStatus status(Failure failure) {
    if (failure.kind() == Kind.MALFORMED) {
      return HttpStatus.BAD_REQUEST;
    }
    if (failure.kind() == Kind.REFUSED) {
      return failure.code().endsWith("-unknown") ? HttpStatus.NOT_FOUND : HttpStatus.CONFLICT;
    }
    return HttpStatus.SERVICE_UNAVAILABLE;
  }
}
