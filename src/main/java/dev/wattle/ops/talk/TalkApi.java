package dev.wattle.ops.talk;

import dev.wattle.consent.complaint.Complaint;
import dev.wattle.consent.review.Review;
import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import java.security.Principal;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reviews, brake and complaints for programs. */
@RestController
@RequestMapping("/ops/consent")
class TalkApi {

  private final TalkDesk desk;

  TalkApi(TalkDesk desk) {
    this.desk = desk;
  }

  @GetMapping("/reviews")
  Map<String, Object> reviews() {
    return Map.of("items", desk.reviews());
  }

  @PostMapping("/reviews/{id}/{decision}")
  Review review(@PathVariable long id, @PathVariable String decision, Principal operator) {
    return desk.review(id, decision, operator.getName());
  }

  @GetMapping("/brake")
  Map<String, Object> brake() {
    return desk.brake()
        .<Map<String, Object>>map(brake -> Map.of("on", true, "brake", brake))
        .orElse(Map.of("on", false));
  }

  @PostMapping("/brake/{decision}")
  Map<String, Object> brake(@PathVariable String decision, Principal operator) {
    return Map.of("decision", decision, "withdrawals", desk.brake(decision, operator.getName()));
  }

  @GetMapping("/complaints")
  Map<String, Object> complaints() {
    return Map.of("items", desk.complaints());
  }

  @PostMapping("/complaints/{id}/close")
  Complaint close(
      @PathVariable UUID id, @RequestParam(defaultValue = "") String outcome, Principal operator) {
    return desk.close(id, outcome, operator.getName());
  }

  @ExceptionHandler
  ProblemDetail problem(Failure failure) {
    HttpStatus status =
        failure.kind() == Kind.MALFORMED ? HttpStatus.BAD_REQUEST : HttpStatus.NOT_FOUND;
    return ProblemDetail.forStatusAndDetail(status, failure.getMessage());
  }
}
