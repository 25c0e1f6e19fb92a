package dev.wattle.outbound.hold;

import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Holds for programs. Keys may have slashes, so that they are parameters. */
@RestController
@RequestMapping("/ops/holds")
class HoldApi {

  private final HoldDesk desk;

  HoldApi(HoldDesk desk) {
    this.desk = desk;
  }

  @GetMapping
  Map<String, List<Hold>> list() {
    return Map.of("items", desk.list());
  }

  @PostMapping("/release")
  Map<String, Object> release(
      @RequestParam String kind, @RequestParam String key, Principal operator) {
    return Map.of(
        "kind", kind, "key", key, "messages", desk.release(kind, key, operator.getName()));
  }

  @ExceptionHandler
  ProblemDetail problem(Failure failure) {
    HttpStatus status =
        failure.kind() == Kind.MALFORMED ? HttpStatus.BAD_REQUEST : HttpStatus.NOT_FOUND;
    return ProblemDetail.forStatusAndDetail(status, failure.getMessage());
  }
}
