package dev.wattle.ops.template;

import dev.wattle.failure.Failure;
import java.security.Principal;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
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

  private final TemplateAdmin templates;

  TemplatePages(TemplateAdmin templates) {
    this.templates = templates;
  }

  @GetMapping
  String list(Model model) {
    model.addAttribute("rows", templates.list());
    model.addAttribute("acts", templates.audit(ACTS));
    return "ops/templates";
  }

  @GetMapping("/diff")
  String diff(Model model) {
    List<TemplateDifference> all = templates.diff();
    model.addAttribute("differences", all);
    return list(model);
  }

  @PostMapping(TemplateAdmin.VERBS)
  String act(
      @PathVariable String verb,
      @RequestParam String name,
      @RequestParam String language,
      @RequestParam(defaultValue = "") String reason,
      Principal person,
      RedirectAttributes after) {
    Object done = templates.act(verb, name, language, reason, person);
    after.addFlashAttribute("note", name + ": " + done);
    return LIST;
  }

  @PostMapping("/sync")
  String sync(
      @RequestParam(defaultValue = "") String reason, Principal person, RedirectAttributes after) {
    Object changed = templates.sync(reason, person).get("changed");
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
