package dev.wattle.privacy.erasure;

import dev.wattle.privacy.Problems;
import java.security.Principal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The same on the admin port. */
@RestController
class ErasureAdmin extends Problems {

  private final ErasureDesk desk;

  ErasureAdmin(ErasureDesk desk) {
    this.desk = desk;
  }

  @PostMapping("/ops/contacts/{address}/erasure")
  @ResponseStatus(HttpStatus.ACCEPTED)
  Erasure request(
      @PathVariable String address,
      @RequestParam(defaultValue = "") String reason,
      Principal person) {
    return desk.request(address, person.getName(), reason);
  }

  @GetMapping("/ops/erasures/{id}")
  Erasure find(@PathVariable String id) {
    return desk.find(id);
  }
}
