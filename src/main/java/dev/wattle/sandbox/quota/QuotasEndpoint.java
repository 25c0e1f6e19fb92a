package dev.wattle.sandbox.quota;

import java.util.Map;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /sandbox/quotas}: how many calls each vendor takes, and how many it saw. */
@RestController
@Profile("sandbox")
@RequestMapping("/sandbox/quotas")
class QuotasEndpoint {

  private final Quotas quotas;

  QuotasEndpoint(Quotas quotas) {
    this.quotas = quotas;
  }

  @GetMapping
  Map<String, Quotas.Seen> all() {
    return quotas.all();
  }

  @PutMapping("/{vendor}")
  Quota set(@PathVariable String vendor, @RequestBody Quota quota) {
    quotas.set(vendor, quota);
    return quota;
  }

  @DeleteMapping("/{vendor}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void clear(@PathVariable String vendor) {
    quotas.clear(vendor);
  }
}
