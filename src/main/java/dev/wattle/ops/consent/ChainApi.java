package dev.wattle.ops.consent;

import dev.wattle.consent.chain.Anchor;
import dev.wattle.consent.chain.Verification;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Whether anybody tampered with the ledger, for programs. */
@RestController
@RequestMapping("/ops/consent/verify")
class ChainApi {

  private final ChainWatch watch;

  ChainApi(ChainWatch watch) {
    this.watch = watch;
  }

  /** What the latest verification found; 204 before the first. */
  @GetMapping
  ResponseEntity<Verification> latest() {
    return watch.latest().map(ResponseEntity::ok).orElse(ResponseEntity.noContent().build());
  }

  /**
   * Verifies now.
   *
   * @param position with {@code hash}: a checkpoint from the log to hold against the chain
   */
  @PostMapping
  Verification verify(
      @RequestParam(required = false) @Nullable Long position,
      @RequestParam(required = false) @Nullable String hash,
      Principal who) {
    List<Anchor> anchors =
        position == null || hash == null ? List.of() : List.of(new Anchor(position, hash));
    return watch.verify(anchors, who.getName());
  }
}
