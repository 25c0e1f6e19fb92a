package dev.wattle.sandbox.control;

import org.springframework.context.annotation.Profile;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers refused control requests with problem documents. */
@RestControllerAdvice(basePackageClasses = Problems.class)
@Profile("sandbox")
class Problems {

  @ExceptionHandler
  ProblemDetail field(FieldProblem problem) {
    return problem.getBody();
  }

  @ExceptionHandler
  ProblemDetail notJson(HttpMessageNotReadableException e) {
    return FieldProblem.malformed("", "the body is no JSON").getBody();
  }
}
