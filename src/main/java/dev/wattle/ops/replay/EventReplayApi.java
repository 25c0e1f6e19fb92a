package dev.wattle.ops.replay;

import dev.wattle.failure.Failure;
import java.security.Principal;
import java.time.Instant;
import java.util.Map;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Replays for programs. */
@RestController
@RequestMapping("/ops/events")
class EventReplayApi {

  private final EventReplay replay;

  EventReplayApi(EventReplay replay) {
    this.replay = replay;
  }

  @PostMapping("/replay")
  Map<String, Object> replay(
      @RequestParam String flow,
      @RequestParam String type,
      @RequestParam @DateTimeFormat(iso = ISO.DATE_TIME) Instant from,
      @RequestParam @DateTimeFormat(iso = ISO.DATE_TIME) Instant to,
      @RequestParam(defaultValue = "false") boolean dryRun,
      Principal operator) {
    EventRange range = new EventRange(flow, type, from, to);
    return dryRun
        ? Map.of("flow", flow, "found", replay.count(range))
        : Map.of("flow", flow, "replayed", replay.replay(range, operator.getName()));
  }

  @ExceptionHandler
  ProblemDetail problem(Failure failure) {
    HttpStatus status =
        switch (failure.kind()) {
          case MALFORMED -> HttpStatus.BAD_REQUEST;
          case REFUSED -> HttpStatus.CONFLICT;
          default -> HttpStatus.SERVICE_UNAVAILABLE;
        };
    return ProblemDetail.forStatusAndDetail(status, failure.getMessage());
  }
}
