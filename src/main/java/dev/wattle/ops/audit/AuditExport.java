package dev.wattle.ops.audit;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wattle.audit.AuditEntry;
import dev.wattle.audit.AuditLog;
import dev.wattle.audit.AuditQuery;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** The whole log as one file, one JSON object a line, the newest first. */
@RestController
class AuditExport {

  private static final int STEP = 1000;

  private final AuditLog log;
  private final ObjectMapper json;

  AuditExport(AuditLog log, ObjectMapper json) {
    this.log = log;
    this.json = json;
  }

  @GetMapping("/ops/audit/export")
  ResponseEntity<StreamingResponseBody> export() {
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_TYPE, "application/x-ndjson")
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"audit.ndjson\"")
        .body(this::write);
  }

  private void write(OutputStream out) throws IOException {
    @Nullable Long before = null;
    List<AuditEntry> page;
    do {
      page = log.list(new AuditQuery(null, null, null, null, before, STEP));
      for (AuditEntry entry : page) {
        out.write(json.writeValueAsBytes(entry));
        out.write('\n');
        before = entry.no();
      }
    } while (page.size() == STEP);
  }
}
