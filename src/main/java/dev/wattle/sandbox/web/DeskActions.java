package dev.wattle.sandbox.web;

import dev.wattle.sandbox.screen.Screen;
import dev.wattle.sandbox.screen.Screen.Act;
import dev.wattle.sandbox.screen.Screens;
import java.util.Locale;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** What the agent does in a helpdesk. */
@Controller("sandboxDeskActions")
@Profile("sandbox")
class DeskActions {

  private final Screens screens;

  DeskActions(Screens screens) {
    this.screens = screens;
  }

  /**
   * On the person's newest ticket.
   *
   * @param act reply, note, photo or solve
   */
  @PostMapping("/sandbox/phone/{customer}/{screen:[a-z]+}")
  String act(
      @PathVariable String customer,
      @PathVariable String screen,
      @RequestParam String act,
      @RequestParam(defaultValue = "") String text,
      @RequestHeader(name = "HX-Request", defaultValue = "false") boolean htmx,
      Model model) {
    Customer person = Customer.of(customer);
    Screen desk = screens.of(screen);
    Act what = Act.valueOf(act.toUpperCase(Locale.ROOT));
    boolean wordless = what == Act.SOLVE || what == Act.PHOTO;
    if (wordless || !text.isBlank()) {
      desk.of(person.phone()).ifPresent(view -> desk.act(view.id(), what, text.strip()));
    }
    model.addAttribute("customer", person).addAttribute("pane", Pane.of(desk, person));
    return htmx ? "sandbox/panels :: agent" : "redirect:/sandbox?customer=" + person.digits();
  }
}
