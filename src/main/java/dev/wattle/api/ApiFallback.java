package dev.wattle.api;

import dev.wattle.api.problem.ProblemResponse;
import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.Exchange;
import org.apache.camel.spi.RestRegistry;
import org.springframework.stereotype.Component;

/** Answers every path under {@code /api}, or method of such a path, that has no route. */
@Component("apiFallback")
public final class ApiFallback {

  /**
   * @throws Failure always: {@code api.method-not-allowed} or {@code api.not-found}
   */
  public void refuse(Exchange exchange) {
    String path = exchange.getMessage().getHeader(Exchange.HTTP_PATH, "", String.class);
    RestRegistry routes = exchange.getContext().getRestRegistry();
    Set<String> methods = new TreeSet<>();
    for (RestRegistry.RestService route : routes.listAllRestServices()) {
      String template = route.getBasePath() + "/" + route.getUriTemplate();
      if (fits(template.split("/+"), ("/api/" + path).split("/+"))) {
        methods.add(route.getMethod().toUpperCase(Locale.ROOT));
      }
    }
    if (methods.isEmpty()) {
      throw Failure.of(
          Kind.REFUSED, "api.not-found", "there is nothing at this path. See /api/openapi.json.");
    }
    String allow = String.join(", ", methods);
    exchange.setProperty(ProblemResponse.ALLOW, allow);
    String message = "this path takes %s only. See /api/openapi.json.".formatted(allow);
    throw Failure.of(Kind.REFUSED, "api.method-not-allowed", message);
  }

  private static boolean fits(String[] template, String[] path) {
    if (template.length != path.length) {
      return false;
    }
    for (int i = 0; i < path.length; i++) {
      if (!template[i].startsWith("{") && !template[i].equals(path[i])) {
        return false;
      }
    }
    return true;
  }
}
