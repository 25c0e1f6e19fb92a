package dev.wattle.ops.cursor;

import dev.wattle.audit.AuditAct;
import dev.wattle.audit.AuditLog;
import dev.wattle.connector.cursor.TurnSchedule;
import dev.wattle.connector.cursor.Turns;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Cursors for programs. */
@RestController
@RequestMapping("/ops/cursors")
class CursorApi {

  private final CursorWatch watch;
  private final Turns turns;
  private final TurnSchedule schedule;
  private final AuditLog audit;

  CursorApi(CursorWatch watch, Turns turns, TurnSchedule schedule, AuditLog audit) {
    this.watch = watch;
    this.turns = turns;
    this.schedule = schedule;
    this.audit = audit;
  }

  @GetMapping
  Map<String, List<CursorView>> list() {
    return Map.of("items", watch.cursors());
  }

  /** The flow's next turn is due now. */
  @PostMapping("/{flow}/turn")
  @ResponseStatus(HttpStatus.ACCEPTED)
  void turn(@PathVariable String flow, Principal operator) {
    if (turns.period(flow).isEmpty()) {
      String text = "ops.cursor-unknown: flow %s catches up with nothing here".formatted(flow);
      throw new ResponseStatusException(HttpStatus.NOT_FOUND, text);
    }
    audit.record(new AuditAct(operator.getName(), "cursor.turn", "flow " + flow, "", "due"));
    schedule.hurry(flow);
  }
}
