package dev.wattle.ops.deadletter;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
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

/** Dead letters for people. */
@Controller
@RequestMapping(path = "/ops/dead-letters", produces = MediaType.TEXT_HTML_VALUE)
class DeadLetterPages {

  private static final String LIST = "redirect:/ops/dead-letters";

  private final DeadLetterLedger ledger;
  private final DeadLetterDesk desk;
  private final ObjectMapper json;

  DeadLetterPages(DeadLetterLedger ledger, DeadLetterDesk desk, ObjectMapper json) {
    this.ledger = ledger;
    this.desk = desk;
    this.json = json;
  }

  @GetMapping
  String list(
      @RequestParam(required = false) @Nullable String flow,
      @RequestParam(required = false) @Nullable String kind,
      @RequestParam(defaultValue = "parked") String state,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam(required = false) @Nullable Long before,
      Model model) {
    DeadLetterQuery query = DeadLetterQuery.of(flow, kind, state, limit, before);
    List<DeadLetterView> letters = ledger.list(query).stream().map(DeadLetterView::of).toList();
    model.addAttribute("letters", letters);
    model.addAttribute("query", query);
    model.addAttribute("open", ledger.open());
    model.addAttribute("kinds", Kind.values());
    if (letters.size() == query.limit()) {
      model.addAttribute("next", letters.get(letters.size() - 1).number());
    }
    return "ops/dead-letters";
  }

  @GetMapping("/{id}")
  String show(@PathVariable String id, Model model) {
    model.addAttribute("letter", DeadLetterDetail.of(desk.find(id), json));
    return "ops/dead-letter";
  }

  @PostMapping("/{id}/replay")
  String replay(@PathVariable String id, Principal operator, RedirectAttributes after) {
    desk.replay(id, operator.getName());
    after.addFlashAttribute("note", "Replayed: its flow does it again now.");
    return LIST;
  }

  @PostMapping("/{id}/discard")
  String discard(@PathVariable String id, Principal operator, RedirectAttributes after) {
    desk.discard(id, operator.getName());
    after.addFlashAttribute("note", "Discarded.");
    return LIST;
  }

  @PostMapping("/replay")
  String replayAll(@RequestParam String flow, Principal operator, RedirectAttributes after) {
    int count = desk.replayAll(flow, operator.getName());
    after.addFlashAttribute("note", "Replayed " + count + " of " + flow + ", in their order.");
    return LIST;
  }

  @ExceptionHandler
  ModelAndView problem(Failure failure) {
    ModelAndView page = new ModelAndView("ops/problem", DeadLetterApi.status(failure));
    page.addObject("problem", failure.getMessage());
    return page;
  }
}
