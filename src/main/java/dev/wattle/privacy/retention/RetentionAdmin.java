package dev.wattle.privacy.retention;

import dev.wattle.audit.AuditAct;
import dev.wattle.audit.AuditLog;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How long what is kept, and what the purges did. */
@RestController
@RequestMapping("/ops/retention")
class RetentionAdmin {

  private static final int SHOWN = 100;

  private final Purge purge;
  private final RetentionClasses classes;
  private final AuditLog audit;

  RetentionAdmin(Purge purge, RetentionClasses classes, AuditLog audit) {
    this.purge = purge;
    this.classes = classes;
    this.audit = audit;
  }

  /** The classes with what is older than now allowed, and the latest runs. */
  @GetMapping
  Map<String, Object> report() {
    List<Map<String, Object>> shown =
        classes.all().stream()
            .map(
                one ->
                    Map.<String, Object>of(
                        "class", one.name(),
                        "setting", one.key(),
                        "olderThan", one.cutoff(),
                        "purged", one.purge() != null))
            .toList();
    return Map.of("classes", shown, "runs", purge.latest(SHOWN));
  }

  @PostMapping("/dry-run")
  List<RetentionRun> dryRun() {
    return purge.run(true);
  }

  /** What the night would do, now. */
  @PostMapping("/run")
  List<RetentionRun> run(Principal person) {
    List<RetentionRun> report = purge.run(false);
    String after = report.stream().map(run -> run.kept() + " " + run.purged()).toList().toString();
    audit.record(new AuditAct(person.getName(), "retention.run", "all classes", null, after));
    return report;
  }
}
