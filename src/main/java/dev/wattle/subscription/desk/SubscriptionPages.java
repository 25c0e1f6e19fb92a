package dev.wattle.subscription.desk;

import dev.wattle.failure.Failure;
import dev.wattle.subscription.Subscriptions;
import dev.wattle.subscription.delivery.Deliveries;
import java.security.Principal;
import java.util.UUID;
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

/** Subscribers for people. */
@Controller
@RequestMapping(path = "/ops/webhooks", produces = MediaType.TEXT_HTML_VALUE)
class SubscriptionPages {

  private static final String LIST = "redirect:/ops/webhooks";

  private final Subscriptions subscriptions;
  private final Deliveries deliveries;
  private final SubscriptionDesk desk;

  SubscriptionPages(Subscriptions subscriptions, Deliveries deliveries, SubscriptionDesk desk) {
    this.subscriptions = subscriptions;
    this.deliveries = deliveries;
    this.desk = desk;
  }

  @GetMapping
  String list(Model model) {
    model.addAttribute("webhooks", subscriptions.all());
    return "ops/webhooks";
  }

  /** The secret is on the page of this answer, and nowhere after. */
  @PostMapping(consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
  String open(
      @RequestParam(defaultValue = "") String name,
      @RequestParam String url,
      @RequestParam String types,
      Principal admin,
      Model model) {
    Opened opened = desk.open(Draft.of(name, url, types), admin.getName());
    model.addAttribute("opened", opened);
    return list(model);
  }

  @PostMapping("/{id}/rotate")
  String rotate(@PathVariable UUID id, Principal admin, Model model) {
    model.addAttribute("opened", desk.rotate(id, admin.getName()));
    return list(model);
  }

  @PostMapping("/{id}/on")
  String on(@PathVariable UUID id, Principal admin) {
    desk.turn(id, true, admin.getName());
    return LIST;
  }

  @PostMapping("/{id}/off")
  String off(@PathVariable UUID id, Principal admin) {
    desk.turn(id, false, admin.getName());
    return LIST;
  }

  @PostMapping("/{id}/remove")
  String remove(@PathVariable UUID id, Principal admin, RedirectAttributes after) {
    desk.remove(id, admin.getName());
    after.addFlashAttribute("note", "Removed, with its deliveries.");
    return LIST;
  }

  @GetMapping("/{id}/deliveries")
  String deliveries(
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam(required = false) @Nullable Long before,
      Model model) {
    model.addAttribute(
        "page", SubscriptionApi.page(subscriptions, deliveries, id, state, limit, before));
    model.addAttribute("webhook", subscriptions.get(id));
    model.addAttribute("state", state);
    return "ops/webhook-deliveries";
  }

  @PostMapping("/{id}/deliveries/{no}/resend")
  String resend(
      @PathVariable UUID id, @PathVariable long no, Principal admin, RedirectAttributes after) {
    desk.resend(id, no, admin.getName());
    after.addFlashAttribute("note", "Sent again.");
    return LIST + "/" + id + "/deliveries";
  }

  @PostMapping("/{id}/deliveries/resend")
  String resendFailed(@PathVariable UUID id, Principal admin, RedirectAttributes after) {
    int count = desk.resendFailed(id, admin.getName());
    after.addFlashAttribute("note", "Sent again: " + count + ".");
    return LIST + "/" + id + "/deliveries";
  }

  @ExceptionHandler
  ModelAndView problem(Failure failure) {
    ModelAndView page = new ModelAndView("ops/problem", SubscriptionApi.status(failure));
    page.addObject("problem", failure.getMessage());
    return page;
  }
}
