package dev.wattle.ops.template;

import dev.wattle.failure.Failure;
import dev.wattle.ops.template.meta.MetaCopies;
import dev.wattle.template.audit.TemplateAudit;
import java.security.Principal;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Templates for people. */
@Controller
@RequestMapping(path = "/ops/templates", produces = MediaType.TEXT_HTML_VALUE)
class TemplatePages {

  private static final String LIST = "redirect:/ops/templates";
  private static final int ACTS = 30;

  private final TemplateList list;
  private final TemplateDiff diff;
  private final TemplateDesk desk;
  private final MetaCopies copies;
  private final TemplateAudit audit;

  TemplatePages(
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
  String list(Model model) {
    model.addAttribute("rows", list.all());
    model.addAttribute("acts", audit.newest(ACTS));
    return "ops/templates";
  }

  @GetMapping("/diff")
  String diff(Model model) {
    List<TemplateDifference> all = diff.all();
    model.addAttribute("differences", all);
    return list(model);
  }

  @PostMapping("/approve")
  String approve(
      @RequestParam String name,
      @RequestParam String language,
      @RequestParam(defaultValue = "") String reason,
      Principal person,
      RedirectAttributes after) {
    List<String> by = desk.approve(name, language, person.getName(), reason);
    after.addFlashAttribute("note", name + " is approved by " + String.join(", ", by) + ".");
    return LIST;
  }

  @PostMapping("/submit")
  String submit(
      @RequestParam String name,
      @RequestParam String language,
      @RequestParam(defaultValue = "") String reason,
      Principal person,
      RedirectAttributes after) {
    List<TemplateDesk.Outcome> outcomes = desk.submit(name, language, person.getName(), reason);
    after.addFlashAttribute("note", name + ": " + outcomes);
    return LIST;
  }

  @PostMapping("/delete")
  String delete(
      @RequestParam String name,
      @RequestParam String language,
      @RequestParam(defaultValue = "") String reason,
      Principal person,
      RedirectAttributes after) {
    after.addFlashAttribute(
        "note", name + ": " + copies.delete(name, language, person.getName(), reason));
    return LIST;
  }

  @PostMapping("/unpause")
  String unpause(
      @RequestParam String name,
      @RequestParam String language,
      @RequestParam(defaultValue = "") String reason,
      Principal person,
      RedirectAttributes after) {
    after.addFlashAttribute(
        "note", name + ": " + copies.unpause(name, language, person.getName(), reason));
    return LIST;
  }

  @PostMapping("/sync")
  String sync(
      @RequestParam(defaultValue = "") String reason, Principal person, RedirectAttributes after) {
    List<String> changed = desk.sync(person.getName(), reason);
    after.addFlashAttribute("note", "Meta was asked; changed: " + changed);
    return LIST;
  }

  @ExceptionHandler
  ModelAndView problem(Failure failure) {
    ModelAndView page = new ModelAndView("ops/problem", TemplateAdmin.status(failure));
    page.addObject("problem", failure.getMessage());
    return page;
  }
}
