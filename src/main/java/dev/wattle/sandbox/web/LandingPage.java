package dev.wattle.sandbox.web;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Where everything is. */
@Controller("sandboxLandingPage")
@Profile("sandbox")
class LandingPage {

  private final int publicPort;

  LandingPage(@Value("${wattle.public-port:8080}") int publicPort) {
    this.publicPort = publicPort;
  }

  @GetMapping("/")
  String landing(Model model) {
    model.addAttribute("publicUrl", "http://localhost:" + publicPort);
    return "sandbox/landing";
  }
}
