package dev.wattle.ops.access;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The one page that answers everybody. */
@Controller
class LoginPage {

  @GetMapping("/login")
  String login() {
    return "ops/login";
  }
}
