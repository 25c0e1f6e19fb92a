package dev.wattle.ops.consent.csv;

import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.wattle.audit.AuditAct;
import dev.wattle.audit.AuditLog;
import dev.wattle.failure.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Import and export for programs. An export is a POST because it shows addresses: admins only. */
@RestController
@RequestMapping("/ops/consents")
class CsvApi {

  private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");

  private final ImportJobs jobs;
  private final ConsentExport export;
  private final AuditLog audit;
  private final CsvMapper csv = new CsvMapper();

  CsvApi(ImportJobs jobs, ConsentExport export, AuditLog audit) {
    this.jobs = jobs;
    this.export = export;
    this.audit = audit;
  }

  @PostMapping(path = "/import", consumes = "text/csv")
  ResponseEntity<ImportJob.View> take(
      @RequestParam(defaultValue = "false") boolean dryRun, InputStream body, Principal who)
      throws IOException {
    return ResponseEntity.accepted().body(jobs.take(body, dryRun, who.getName()));
  }

  @GetMapping("/imports")
  Map<String, List<ImportJob.View>> all() {
    return Map.of("items", jobs.all());
  }

  @GetMapping("/imports/{id}")
  ResponseEntity<ImportJob.View> one(@PathVariable String id) {
    return ResponseEntity.of(jobs.find(id).map(ImportJob::view));
  }

  @GetMapping(path = "/imports/{id}/report", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<List<RowOutcome>> report(@PathVariable String id) {
    return ResponseEntity.of(jobs.find(id).map(ImportJob::outcomes));
  }

  @GetMapping("/imports/{id}/report.csv")
  ResponseEntity<StreamingResponseBody> reportAsCsv(@PathVariable String id) {
    return jobs.find(id)
        .map(job -> file("report-" + id, out -> write(job.outcomes(), out)))
        .orElse(ResponseEntity.notFound().build());
  }

  /**
   * @param what {@code current} or {@code history}
   */
  @PostMapping("/export")
  ResponseEntity<StreamingResponseBody> export(
      @RequestParam(defaultValue = "current") String what, Principal who) {
    boolean history = "history".equals(what);
    audit.record(new AuditAct(who.getName(), "consent.export", what, null, null));
    return file(
        history ? "consent-history" : "consents",
        out -> {
          if (history) {
            export.history(out);
          } else {
            export.current(out);
          }
        });
  }

  @ExceptionHandler
  ProblemDetail problem(Failure failure) {
    return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, failure.getMessage());
  }

  private void write(List<RowOutcome> outcomes, java.io.OutputStream out) throws IOException {
    CsvSchema schema =
        CsvSchema.builder()
            .addColumn("line")
            .addColumn("outcome")
            .addColumn("row")
            .addColumn("findings")
            .build()
            .withHeader();
    try (var rows = csv.writer(schema).writeValues(out)) {
      for (RowOutcome one : outcomes) {
        rows.write(
            List.of(
                String.valueOf(one.line()),
                one.outcome(),
                one.row() == null ? "" : one.row().toString(),
                CsvCells.safe(String.join("; ", one.findings()))));
      }
    }
  }

  private static ResponseEntity<StreamingResponseBody> file(
      String name, StreamingResponseBody body) {
    return ResponseEntity.ok()
        .contentType(CSV)
        .header("Content-Disposition", "attachment; filename=\"" + name + ".csv\"")
        .body(body);
  }
}
