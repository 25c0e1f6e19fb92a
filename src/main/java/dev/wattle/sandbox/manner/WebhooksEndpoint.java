package dev.wattle.sandbox.manner;

import java.util.Map;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** {@code PUT /sandbox/webhooks/{vendor}} with {@code {"times": 0}}. */
@RestController
@Profile("sandbox")
@RequestMapping("/sandbox/webhooks")
class WebhooksEndpoint {

  private static final int MOST = 10;

  private final WebhookManners manners;

  WebhooksEndpoint(WebhookManners manners) {
    this.manners = manners;
  }

  @PutMapping("/{vendor}")
  Map<String, Integer> set(@PathVariable String vendor, @RequestBody Map<String, Integer> body) {
    int times = body.getOrDefault("times", -1);
    if (times < 0 || times > MOST) {
      String text = "times is how often each webhook is delivered, from 0 to " + MOST;
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST, text);
    }
    manners.set(vendor, times);
    return Map.of("times", times);
  }
}
