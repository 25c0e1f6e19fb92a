package dev.wattle.connector;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.time.DateTimeException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.NoTypeConversionAvailableException;
import org.apache.camel.TypeConversionException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.kafka.common.errors.RetriableException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;

/** Gives every exception one of the eight fates. */
@Component
public final class FailureClassifier {

  /** Nothing left this machine, so that the call may always be made again. */
  private static final List<Class<? extends Throwable>> NEVER_SENT =
      List.of(
          ConnectException.class,
          UnknownHostException.class,
          NoRouteToHostException.class,
          SSLHandshakeException.class,
          ConnectTimeoutException.class,
          ConnectionRequestTimeoutException.class,
          HttpConnectTimeoutException.class);

  /** Our own engines; they pass. */
  private static final List<Class<? extends Throwable>> ENGINE_AWAY =
      List.of(
          TransientDataAccessException.class,
          RecoverableDataAccessException.class,
          DataAccessResourceFailureException.class,
          SQLTransientException.class,
          SQLRecoverableException.class,
          RetriableException.class);

  private static final List<Class<? extends Throwable>> UNREADABLE =
      List.of(
          JsonProcessingException.class,
          InvalidPayloadException.class,
          NoTypeConversionAvailableException.class,
          TypeConversionException.class,
          DateTimeException.class,
          IllegalArgumentException.class);

  /** The failure of an exchange: what was caught, or else what it carries. */
  public Failure classify(Exchange exchange) {
    Throwable caught =
        exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, null, Throwable.class);
    Throwable thrown = exchange.getException() == null ? caught : exchange.getException();
    if (thrown == null) {
      thrown = new IllegalStateException("no exception");
    }
    return classify(thrown, exchange.getProperty("repeatable", false, Boolean.class));
  }

  /**
   * @param repeatable whether the call that failed may be made twice
   */
  public Failure classify(Throwable thrown, boolean repeatable) {
    List<Throwable> causes = causes(thrown);
    for (Throwable cause : causes) {
      if (cause instanceof Failure failure) {
        return failure;
      }
    }
    String name = causes.get(causes.size() - 1).getClass().getSimpleName();
    if (any(causes, NEVER_SENT)) {
      return of(Kind.UNREACHABLE, "unreachable", "no connection (" + name + "). Tried again.");
    }
    if (any(causes, ENGINE_AWAY)) {
      return of(
          Kind.UNREACHABLE, "engine-away", "our bus or database (" + name + "). Tried again.");
    }
    if (any(causes, UNREADABLE)) {
      return of(Kind.MALFORMED, "unreadable", name + " on what came in. Mend it, then replay.");
    }
    if (any(causes, List.of(IOException.class))) {
      return broken(name, repeatable);
    }
    return of(Kind.REFUSED, "unexpected", name + " in our own code. See the trace, then replay.");
  }

  private static Failure broken(String name, boolean repeatable) {
    return repeatable
        ? of(Kind.UNREACHABLE, "no-answer", "the answer did not come (" + name + "). Tried again.")
        : of(
            Kind.UNCERTAIN,
            "no-answer",
            "the answer did not come (" + name + "). See at the vendor whether it was done.");
  }

  private static List<Throwable> causes(Throwable thrown) {
    return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause).limit(20).toList();
  }

  private static boolean any(List<Throwable> causes, List<Class<? extends Throwable>> types) {
    return causes.stream()
        .anyMatch(cause -> types.stream().anyMatch(type -> type.isInstance(cause)));
  }

  /** The trace is the caller's to log: a message of a library may carry a body or an address. */
  private static Failure of(Kind kind, String what, String message) {
    return Failure.of(kind, "connector." + what, message);
  }
}
