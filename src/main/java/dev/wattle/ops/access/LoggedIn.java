package dev.wattle.ops.access;

import dev.wattle.audit.WhoActs;
import java.util.Optional;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Who is logged in to the admin port; also behind an operation that Hawtio calls by JMX. */
@Component
class LoggedIn implements WhoActs {

  @Override
  public Optional<String> who() {
    return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
        .filter(Authentication::isAuthenticated)
        .filter(login -> !(login instanceof AnonymousAuthenticationToken))
        .map(Authentication::getName);
  }
}
