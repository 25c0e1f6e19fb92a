package dev.wattle.ops.template;

import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import dev.wattle.ops.template.meta.MetaCopies;
import dev.wattle.template.audit.TemplateAct;
import dev.wattle.template.audit.TemplateAudit;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Templates for programs. */
@RestController
@RequestMapping("/ops/templates")
class TemplateAdmin {

  static final String VERBS = "/{verb:approve|submit|delete|unpause}";

  private final TemplateList list;
  private final TemplateDiff diff;
  private final TemplateDesk desk;
  private final MetaCopies copies;
  private final TemplateAudit audit;

  TemplateAdmin(
      TemplateList list,
      TemplateDiff diff,
      TemplateDesk desk,
      MetaCopies copies,
      TemplateAudit audit) {
    this.list = list;
    this.diff = diff;
    this.desk = desk;
    this.copies = copies;
    this.audit = audit;
  }

  @GetMapping
  List<TemplateList.Row> list() {
    return list.all();
  }

  @GetMapping("/diff")
  List<TemplateDifference> diff() {
    return diff.all();
  }

  @GetMapping("/audit")
  List<TemplateAct> audit(@RequestParam(defaultValue = "100") int limit) {
    return audit.newest(Math.max(1, Math.min(limit, 1000)));
  }

  /** What people do to one template; the answer is for programs, its text for people. */
  @PostMapping(VERBS)
  Object act(
      @PathVariable String verb,
      @RequestParam String name,
      @RequestParam String language,
      @RequestParam(defaultValue = "") String reason,
      Principal person) {
    String who = person.getName();
    return switch (verb) {
      case "approve" -> new Approval(desk.approve(name, language, who, reason));
      case "submit" -> desk.submit(name, language, who, reason);
      case "delete" -> copies.delete(name, language, who, reason);
      default -> copies.unpause(name, language, who, reason);
    };
  }

  @PostMapping("/sync")
  Map<String, Object> sync(@RequestParam(defaultValue = "") String reason, Principal person) {
    return Map.of("changed", desk.sync(person.getName(), reason));
  }

  @ExceptionHandler
  ProblemDetail problem(Failure failure) {
    return ProblemDetail.forStatusAndDetail(status(failure), failure.getMessage());
  }

  static HttpStatus status(Failure failure) {
    if (failure.kind() == Kind.MALFORMED) {
      return HttpStatus.BAD_REQUEST;
    }
    if (failure.kind() == Kind.REFUSED) {
      return failure.code().endsWith("-unknown") ? HttpStatus.NOT_FOUND : HttpStatus.CONFLICT;
    }
    return HttpStatus.SERVICE_UNAVAILABLE;
  }

  /** Who has approved the content by now. */
  record Approval(List<String> approvedBy) {
    @Override
    public String toString() {
      return "approved by " + String.join(", ", approvedBy);
    }
  }
}
