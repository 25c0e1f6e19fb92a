package dev.wattle.ops.consent.csv;

import dev.wattle.consent.chain.ChainVerifier;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The ledger for people: whether it is whole, files in, files out. */
@Controller
@RequestMapping(path = "/ops/consents", produces = MediaType.TEXT_HTML_VALUE)
class ConsentPages {

  private final ChainVerifier verifier;
  private final ImportJobs jobs;

  ConsentPages(ChainVerifier verifier, ImportJobs jobs) {
    this.verifier = verifier;
    this.jobs = jobs;
  }

  @GetMapping
  String show(Model model) {
    model.addAttribute("latest", verifier.latest().orElse(null));
    model.addAttribute("imports", jobs.all());
    return "ops/consents";
  }
}
