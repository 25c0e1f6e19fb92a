package dev.wattle.privacy;

import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** What the pages of this room on the admin port say when something is not possible. */
public abstract class Problems {

  @ExceptionHandler
  ResponseEntity<ProblemDetail> problem(Failure failure) {
    HttpStatusCode status = status(failure);
    return ResponseEntity.status(status)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(ProblemDetail.forStatusAndDetail(status, failure.getMessage()));
  }

  private static HttpStatus status(Failure failure) {
    if (failure.kind() == Kind.MALFORMED) {
      return HttpStatus.BAD_REQUEST;
    }
    if (failure.kind() == Kind.REFUSED) {
      return failure.code().endsWith("-unknown") ? HttpStatus.NOT_FOUND : HttpStatus.CONFLICT;
    }
    return failure.kind() == Kind.MISCONFIGURED
        ? HttpStatus.NOT_IMPLEMENTED
        : HttpStatus.SERVICE_UNAVAILABLE;
  }
}
