package dev.wattle.ops.identity;

import dev.wattle.contact.external.IdentityReviews;
import dev.wattle.failure.Failure;
import java.security.Principal;
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

/** The review list for people. */
@Controller
@RequestMapping(path = "/ops/identity/reviews", produces = MediaType.TEXT_HTML_VALUE)
class IdentityReviewPages {

  private static final int SHOWN = 200;

  private final IdentityReviews reviews;
  private final ReviewActs acts;

  IdentityReviewPages(IdentityReviews reviews, ReviewActs acts) {
    this.reviews = reviews;
    this.acts = acts;
  }

  @GetMapping
  String list(Model model) {
    model.addAttribute("open", reviews.list(true, SHOWN));
    model.addAttribute("decided", reviews.list(false, 20));
    return "ops/identity-reviews";
  }

  @PostMapping("/{id}")
  String decide(
      @PathVariable long id,
      @RequestParam(defaultValue = "") String vendorId,
      Principal operator,
      RedirectAttributes after) {
    acts.decide(id, vendorId, operator.getName());
    after.addFlashAttribute("note", vendorId.isEmpty() ? "Dismissed." : "It is " + vendorId + ".");
    return "redirect:/ops/identity/reviews";
  }

  @ExceptionHandler
  ModelAndView problem(Failure failure) {
    ModelAndView page = new ModelAndView("ops/problem", IdentityReviewApi.status(failure));
    page.addObject("problem", failure.getMessage());
    return page;
  }
}
