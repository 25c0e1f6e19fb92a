package dev.wattle.ops.home;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Where everything is. */
@Controller
class HomePage {

  private final int publicPort;
  private final boolean sandbox;

  HomePage(@Value("${wattle.public-port:8080}") int publicPort, Environment environment) {
    this.publicPort = publicPort;
    this.sandbox = environment.acceptsProfiles(Profiles.of("sandbox"));
  }

  @GetMapping("/")
  String home(Model model) {
    model.addAttribute("publicUrl", publicUrl());
    model.addAttribute("sandbox", sandbox);
    return "ops/home";
  }

  /** The same host as the reader's, since the page may be read from another machine. */
  private String publicUrl() {
    return ServletUriComponentsBuilder.fromCurrentContextPath().port(publicPort).toUriString();
  }
}
