package dev.wattle.inbound.revoke;

import dev.wattle.RouteFolders;
import dev.wattle.connector.breaker.Breakers;
import dev.wattle.failure.Failure;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * A token that was revoked stops the flows that need it, and no other: each by its own second
 * refusal. Their events wait, one call at a time asks again, and with a token that works they go
 * on.
 */
@Component
public class RevokedTokens {

  private static final Logger LOG = LoggerFactory.getLogger(RevokedTokens.class);

  private final Breakers breakers;
  private final Map<String, Set<String>> vendors;

  public RevokedTokens(Breakers breakers, Environment environment) {
    this.breakers = breakers;
    this.vendors = RouteFolders.vendorsByFlow(environment);
  }

  /** Whether the vendor said that it does not know us. */
  public boolean is(Failure failure) {
    return "connector.credentials-refused".equals(failure.code());
  }

  /** Raises the alarm once for each flow. */
  public void tell(String flow, Failure failure) {
    String account =
        String.join(", ", new TreeSet<>(vendors.getOrDefault(flow, Set.of("its vendor"))));
    String remedy =
        "The credentials of %s are refused (%s). Renew them there, or set new ones under %s.* and restart; nothing is lost meanwhile."
            .formatted(account, said(failure), account);
    if (breakers.refused(flow, remedy)) {
      LOG.error("credentials-alarm flow={} account=\"{}\" remedy=\"{}\"", flow, account, remedy);
    }
  }

  /** Who said what, without our own advice. */
  private static String said(Failure failure) {
    String message = String.valueOf(failure.getMessage());
    String text = message.substring(message.indexOf(": ") + 1).strip();
    int end = text.indexOf(". ");
    return end < 0 ? text : text.substring(0, end);
  }
}
