package dev.wattle.ops.identity;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.wattle.contact.external.IdentityReview;
import dev.wattle.contact.external.IdentityReviews;
import dev.wattle.failure.Failure;
import java.security.Principal;
import java.time.Instant;
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

/** The review list for programs. */
@RestController
@RequestMapping("/ops/identity/reviews")
class IdentityReviewApi {

  private final IdentityReviews reviews;
  private final ReviewActs acts;

  IdentityReviewApi(IdentityReviews reviews, ReviewActs acts) {
    this.reviews = reviews;
    this.acts = acts;
  }

  /** A review as it is shown. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record View(
      long id,
      String reason,
      String kind,
      String ourId,
      String vendor,
      String account,
      List<String> vendorIds,
      Instant openedAt,
      @Nullable Instant decidedAt,
      @Nullable String decidedBy,
      @Nullable String chosen) {

    static View of(IdentityReview one) {
      return new View(
          one.id(),
          one.reason(),
          one.kind(),
          one.ourId(),
          one.account().vendor(),
          one.account().name(),
          one.vendorIds(),
          one.openedAt(),
          one.decidedAt(),
          one.decidedBy(),
          one.chosen());
    }
  }

  @GetMapping
  List<View> list(@RequestParam(defaultValue = "open") String state) {
    return reviews.list("open".equals(state), 500).stream().map(View::of).toList();
  }

  @PostMapping("/{id}")
  Map<String, Object> decide(
      @PathVariable long id,
      @RequestParam(required = false) @Nullable String vendorId,
      Principal operator) {
    acts.decide(id, vendorId, operator.getName());
    return Map.of("id", id, "state", "decided");
  }

  @ExceptionHandler
  ProblemDetail problem(Failure failure) {
    return ProblemDetail.forStatusAndDetail(status(failure), failure.getMessage());
  }

  static HttpStatus status(Failure failure) {
    return failure.code().endsWith("-unknown") ? HttpStatus.NOT_FOUND : HttpStatus.CONFLICT;
  }
}
