package dev.wattle.sandbox.web;

import dev.wattle.sandbox.zendesk.AgentDesk;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** What the agent does in the helpdesk. */
@Controller("sandboxDeskActions")
@Profile("sandbox")
class DeskActions {

  private final AgentDesk helpdesk;
  private final Desks desks;

  DeskActions(AgentDesk helpdesk, Desks desks) {
    this.helpdesk = helpdesk;
    this.desks = desks;
  }

  /**
   * On the person's newest ticket.
   *
   * @param act reply, note or solve
   */
  @PostMapping("/sandbox/phone/{customer}/ticket")
  String act(
      @PathVariable String customer,
      @RequestParam String act,
      @RequestParam(defaultValue = "") String text,
      @RequestHeader(name = "HX-Request", defaultValue = "false") boolean htmx,
      Model model) {
    Customer person = Customer.of(customer);
    desks.ticket(person).ifPresent(ticket -> act(ticket.id(), act, text.strip()));
    model.addAttribute("customer", person);
    return htmx ? "sandbox/panels :: agent" : "redirect:/sandbox?customer=" + person.digits();
  }

  private void act(String ticket, String act, String text) {
    if ("solve".equals(act)) {
      helpdesk.solve(ticket);
    } else if (!text.isEmpty()) {
      helpdesk.reply(ticket, text, "reply".equals(act));
    }
  }
}
