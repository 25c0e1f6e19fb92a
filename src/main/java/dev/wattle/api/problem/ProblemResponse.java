package dev.wattle.api.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Answers whatever went wrong on an HTTP exchange with a problem document (RFC 9457). */
@Component("problem")
public final class ProblemResponse {

  /** Exchange property: the methods that the path does have, for the header of that name. */
  public static final String ALLOW = "apiAllow";

  private static final Logger LOG = LoggerFactory.getLogger(ProblemResponse.class);
  private static final String TYPES = "https://wattle.dev/problems/";
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final ObjectMapper json;

  ProblemResponse(ObjectMapper json) {
    this.json = json;
  }

  /** Replaces the message by the problem document of the exchange's failure. */
  public void write(Exchange exchange) {
    Failure failure = failure(exchange);
    int status = ProblemStatus.of(failure);
    note(exchange, failure, status);
    Message answer = exchange.getMessage();
    String method = answer.getHeader(Exchange.HTTP_METHOD, "", String.class);
    // Everything the request brought must go: an echoed Content-Length breaks the answer.
    answer.removeHeaders("*");
    answer.setHeader(Exchange.HTTP_RESPONSE_CODE, status);
    answer.setHeader(Exchange.CONTENT_TYPE, "application/problem+json");
    answer.setHeader("Cache-Control", "no-store");
    if (failure.code().startsWith("api.key-") && status == 401) {
      answer.setHeader("WWW-Authenticate", "Bearer realm=\"wattle\"");
    }
    if (status == 429 || status == 503) {
      answer.setHeader("Retry-After", seconds(failure.pause().orElse(PAUSE)));
    }
    if (exchange.getProperty(ALLOW) instanceof String allow) {
      answer.setHeader("Allow", allow);
    }
    answer.setBody("HEAD".equals(method) ? "" : document(exchange, failure, status));
  }

  private String document(Exchange exchange, Failure failure, int status) {
    ObjectNode problem = json.createObjectNode();
    problem
        .put("type", TYPES + failure.code())
        .put("title", ProblemStatus.title(status))
        .put("status", status)
        .put("detail", detail(failure, status))
        .put("instance", "urn:wattle:exchange:" + exchange.getExchangeId())
        .put("code", failure.code());
    if (failure.getCause() instanceof Findings findings) {
      problem.set("errors", json.valueToTree(findings.shown()));
    }
    try {
      return json.writeValueAsString(problem);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a problem of strings can be written", e);
    }
  }

  private static String detail(Failure failure, int status) {
    return status == 500
        ? "The fault is on our side and was logged with the instance given here."
        : String.valueOf(failure.getMessage());
  }

  private static Failure failure(Exchange exchange) {
    @Nullable Throwable caught = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
    @Nullable Throwable cause = caught == null ? exchange.getException() : caught;
    Set<Throwable> seen = new HashSet<>();
    for (Throwable at = cause; at != null && seen.add(at); at = at.getCause()) {
      if (at instanceof Failure failure) {
        return failure;
      }
    }
    String name = cause == null ? "nothing" : cause.getClass().getName();
    return Failure.of(
        Kind.MISCONFIGURED, "api.internal", name, cause == null ? new Throwable() : cause);
  }

  private static void note(Exchange exchange, Failure failure, int status) {
    if (status >= 500) {
      LOG.warn(
          "answered status={} code={} kind={} exchange={} cause={}",
          status,
          failure.code(),
          failure.kind(),
          exchange.getExchangeId(),
          cause(failure));
    } else {
      LOG.info("answered status={} code={}", status, failure.code());
    }
  }

  /** Names and places only: messages of other libraries may quote what a person wrote. */
  private static String cause(Failure failure) {
    @Nullable Throwable cause = failure.getCause();
    if (cause == null) {
      return "none";
    }
    StackTraceElement[] trace = cause.getStackTrace();
    return cause.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0]);
  }

  private static String seconds(Duration pause) {
    return String.valueOf(Math.max(1, pause.plusMillis(999).toSeconds()));
  }
}
