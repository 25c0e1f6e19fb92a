package dev.wattle.testing;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;

/**
 * Fails a test during which any log line, of whichever thread, held a secret of the sandbox, one of
 * the fictional phone numbers in full or in Base64 (as in Meta's ids of messages), {@link #PERSON},
 * or {@link #BODY}: put these words into user ids and e-mail addresses, and into message texts.
 *
 * <p>Use: {@code @ExtendWith(LogGuard.class)}. It is also a listener of Spring Boot's, because
 * start-up resets Logback and would throw the guard out.
 */
public final class LogGuard
    implements BeforeEachCallback,
        AfterEachCallback,
        ApplicationListener<ApplicationEnvironmentPreparedEvent>,
        Ordered {

  /** A word that occurs in message bodies only. */
  public static final String BODY = "kookaburra-in-the-body";

  /** A word that occurs in user ids, user names and e-mail addresses only. */
  public static final String PERSON = "BowerbirdsAddress";

  /** 61491570 in Base64, wherever in a group of three bytes it begins. */
  private static final String CODED = "NjE0OTE1Nz|YxNDkxNTcw|2MTQ5MTU3M";

  private static final Pattern FORBIDDEN =
      Pattern.compile(
          "61\\s?491\\s?570\\s?(006|156|157|158|159|110|313)|0491\\s?570\\s?(006|156|157|158|159|110|313)|"
              + BODY
              + "|"
              + PERSON
              + "|"
              + CODED
              + "|sandbox-(app-secret|verify-token|access-token|api-key|hubspot-token"
              + "|zendesk-secret|zendesk-webhook-secret|freshdesk-(key|hook-secret))");
  private static final Queue<String> LEAKS = new ConcurrentLinkedQueue<>();
  private static final String NAME = "log-guard";

  @Override
  public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
    attach();
  }

  /** Right after Spring Boot has set logging up. */
  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE + 21;
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    attach();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    List<String> leaks = List.copyOf(LEAKS);
    LEAKS.clear();
    if (!leaks.isEmpty()) {
      throw new AssertionError(
          "a log line holds a secret, a phone number or a body:\n" + String.join("\n", leaks));
    }
  }

  /** Whether a text that operators see holds what it must not. */
  public static boolean isForbidden(String text) {
    return FORBIDDEN.matcher(text).find();
  }

  private static synchronized void attach() {
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    if (root.getAppender(NAME) == null) {
      Watcher watcher = new Watcher();
      watcher.setName(NAME);
      watcher.setContext(root.getLoggerContext());
      watcher.start();
      root.addAppender(watcher);
    }
  }

  private static final class Watcher extends AppenderBase<ILoggingEvent> {
    @Override
    protected void append(ILoggingEvent event) {
      String line = event.getFormattedMessage() + " " + event.getMDCPropertyMap();
      if (event.getThrowableProxy() != null) {
        line += ThrowableProxyUtil.asString(event.getThrowableProxy());
      }
      if (isForbidden(line)) {
        LEAKS.add(event.getLoggerName() + ": " + line);
      }
    }
  }
}
