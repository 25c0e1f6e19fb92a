package dev.wattle.ops.audit;

import dev.wattle.audit.AuditEntry;
import dev.wattle.audit.AuditLog;
import dev.wattle.audit.AuditQuery;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The log of administrative acts for programs; it can be read and nothing else. */
@RestController
@RequestMapping("/ops/audit")
class AuditApi {

  private final AuditLog log;

  AuditApi(AuditLog log) {
    this.log = log;
  }

  /**
   * @param next where the following page begins: its {@code before}; absent on the last one
   */
  record Page(List<AuditEntry> items, @Nullable Long next) {}

  @GetMapping
  Page list(
      @RequestParam(required = false) @Nullable String who,
      @RequestParam(required = false) @Nullable String act,
      @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE_TIME) @Nullable Instant from,
      @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE_TIME) @Nullable Instant to,
      @RequestParam(required = false) @Nullable Long before,
      @RequestParam(defaultValue = "100") int limit) {
    int most = Math.max(1, Math.min(limit, 1000));
    List<AuditEntry> items =
        log.list(new AuditQuery(blank(who), blank(act), from, to, before, most));
    return new Page(items, items.size() == most ? items.get(most - 1).no() : null);
  }

  /** Whether every line is as it was written. */
  @GetMapping("/verify")
  Map<String, Object> verify() {
    return log.broken()
        .<Map<String, Object>>map(
            no ->
                Map.of(
                    "intact",
                    false,
                    "detail",
                    "audit.tampered: line %d was changed, or a line before it is missing."
                        .formatted(no)))
        .orElse(Map.of("intact", true));
  }

  private static @Nullable String blank(@Nullable String text) {
    return text == null || text.isBlank() ? null : text;
  }
}
