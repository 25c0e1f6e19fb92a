package dev.wattle.whatsapp.send;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.List;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;

/** Tells a call that never left from one whose answer was lost. */
final class SendFault {

  private static final List<Class<? extends Throwable>> BEFORE_SENDING =
      List.of(
          ConnectException.class,
          ConnectTimeoutException.class,
          ConnectionRequestTimeoutException.class,
          NoRouteToHostException.class,
          UnknownHostException.class,
          SSLHandshakeException.class,
          SSLPeerUnverifiedException.class);

  private SendFault() {}

  static SendOutcome read(Throwable fault) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (isBeforeSending(cause)) {
        return new SendOutcome.NotSent(cause.getClass().getSimpleName());
      }
    }
    return new SendOutcome.Uncertain(fault.getClass().getSimpleName());
  }

  private static boolean isBeforeSending(Throwable cause) {
    return BEFORE_SENDING.stream().anyMatch(kind -> kind.isInstance(cause));
  }
}
