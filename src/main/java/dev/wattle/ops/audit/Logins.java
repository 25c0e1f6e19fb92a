package dev.wattle.ops.audit;

import dev.wattle.audit.AuditAct;
import dev.wattle.audit.AuditLog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Component;

/**
 * Writes down who logged in by the page, and who could not. Scripts log in with each request, which
 * is no act; and a name is kept only if it exists, because people type passwords in its place.
 */
@Component
class Logins {

  private static final Logger LOG = LoggerFactory.getLogger(Logins.class);
  private static final int MOST = 20;
  private static final Duration WINDOW = Duration.ofMinutes(1);

  private final AuditLog audit;
  private final UserDetailsService people;
  private final Clock clock;
  private Instant since = Instant.EPOCH;
  private int written;

  Logins(AuditLog audit, UserDetailsService people, Clock clock) {
    this.audit = audit;
    this.people = people;
    this.clock = clock;
  }

  @EventListener
  void succeeded(InteractiveAuthenticationSuccessEvent login) {
    note(login.getAuthentication(), "login.page", null);
  }

  @EventListener
  void failed(AbstractAuthenticationFailureEvent login) {
    note(
        login.getAuthentication(),
        "login.refused",
        login.getException().getClass().getSimpleName());
  }

  private void note(Authentication login, String act, @Nullable String after) {
    if (isFlood()) {
      return;
    }
    try {
      audit.record(new AuditAct(name(login), act, "admin port", null, after));
    } catch (DataAccessException e) {
      LOG.warn("audit-unwritten act={} cause={}", act, e.getClass().getSimpleName());
    }
  }

  private String name(Authentication login) {
    try {
      return people.loadUserByUsername(login.getName()).getUsername();
    } catch (UsernameNotFoundException e) {
      return "unknown";
    }
  }

  /** Somebody who tries all passwords must not fill the table. */
  private synchronized boolean isFlood() {
    Instant now = clock.instant();
    if (now.isAfter(since.plus(WINDOW))) {
      since = now;
      written = 0;
    }
    return ++written > MOST;
  }
}
