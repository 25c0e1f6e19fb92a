package dev.wattle.sandbox.web;

import dev.wattle.sandbox.screen.Screens;
import dev.wattle.sandbox.whatsapp.webhook.Messages;
import dev.wattle.sandbox.whatsapp.webhook.MetaAccount;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.ModelAndView;

/** The phone with its panels, each of which asks for itself again every second. */
@Controller("sandboxPhonePage")
@Profile("sandbox")
class PhonePage {

  private static final Set<String> PLAIN = Set.of("chat", "verdicts");

  private final Messages messages;
  private final Screens screens;
  private final Verdicts verdicts;
  private final MetaAccount account;
  private final Htmx htmx;

  PhonePage(Messages messages, Screens screens, Verdicts verdicts, MetaAccount account, Htmx htmx) {
    this.messages = messages;
    this.screens = screens;
    this.verdicts = verdicts;
    this.account = account;
    this.htmx = htmx;
  }

  @GetMapping("/sandbox")
  String page(@RequestParam(required = false) @Nullable String customer, Model model) {
    Customer chosen = customer == null ? Customer.ALL.get(0) : Customer.of(customer);
    model.addAttribute("customer", chosen).addAttribute("customers", Customer.ALL);
    model.addAttribute("business", account.displayNumber());
    model.addAttribute("htmx", htmx.path());
    List.of("chat", "verdicts").forEach(panel -> fill(panel, chosen, model));
    model.addAttribute(
        "panes", screens.on().stream().map(screen -> Pane.of(screen, chosen)).toList());
    return "sandbox/phone";
  }

  /**
   * Nothing (204) if the panel looks as the browser has it.
   *
   * @param seen what the browser has
   */
  @GetMapping("/sandbox/phone/{customer}/{panel:[a-z]+}")
  ModelAndView panel(
      @PathVariable String customer,
      @PathVariable String panel,
      @RequestParam(defaultValue = "") String seen,
      Model model) {
    Customer chosen = Customer.of(customer);
    model.addAttribute("customer", chosen);
    if (fill(panel, chosen, model).equals(seen)) {
      ModelAndView unchanged = new ModelAndView((request, m, response) -> {});
      unchanged.setStatus(HttpStatus.NO_CONTENT);
      return unchanged;
    }
    String fragment = PLAIN.contains(panel) ? panel : "screen";
    return new ModelAndView("sandbox/panels :: " + fragment, model.asMap());
  }

  @ExceptionHandler(IllegalArgumentException.class)
  @ResponseStatus(HttpStatus.NOT_FOUND)
  @ResponseBody
  String unknown(IllegalArgumentException e) {
    return String.valueOf(e.getMessage());
  }

  private String fill(String panel, Customer customer, Model model) {
    if (!PLAIN.contains(panel)) {
      Pane pane = Pane.of(screens.of(panel), customer);
      model.addAttribute("pane", pane);
      return pane.version();
    }
    Object content =
        "chat".equals(panel)
            ? messages.of(customer.digits()).stream().map(Bubble::of).toList()
            : verdicts.of(customer.phone());
    String version = Integer.toHexString(content.hashCode());
    model.addAttribute(panel, content).addAttribute(panel + "Version", version);
    return version;
  }
}
