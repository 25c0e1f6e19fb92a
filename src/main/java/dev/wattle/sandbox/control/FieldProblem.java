package dev.wattle.sandbox.control;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** RFC 9457, with the field that is wrong. */
final class FieldProblem extends ErrorResponseException {

  private static final long serialVersionUID = 1L;

  private FieldProblem(HttpStatus status, String code, String field, String message) {
    super(status, detail(status, code, field, message), null);
  }

  static FieldProblem malformed(String field, String message) {
    return new FieldProblem(HttpStatus.BAD_REQUEST, "sandbox.field-malformed", field, message);
  }

  static FieldProblem unknown(String field, String message) {
    return new FieldProblem(HttpStatus.NOT_FOUND, "sandbox.unknown", field, message);
  }

  private static ProblemDetail detail(
      HttpStatus status, String code, String field, String message) {
    ProblemDetail detail = ProblemDetail.forStatusAndDetail(status, code + ": " + message);
    detail.setProperty("field", field);
    detail.setProperty("code", code);
    return detail;
  }
}
